interface Visit {
  readonly process: number;
  readonly fromMs: number;
  /** The last moment at which the process said that it was inside. */
  seenMs: number;
  isOver: boolean;
  /** The visits of others of which it is known that they were at the same time. */
  readonly met: Set<Visit>;
}

/** Two that were inside at once, from a moment on. */
export interface Together {
  readonly processes: readonly [number, number];
  readonly fromMs: number;
}

/**
 * Which processes are in the critical section, according to their own reports. The reports of different processes
 * come in any order: two were inside together only if both reported overlapping times.
 */
export class Section {
  #visits: Visit[] = [];
  readonly together: Together[] = [];
  entries = 0;
  /** When a node was last known to be inside. */
  leftMs = 0;

  see(process: number, atMs: number, isInside: boolean): void {
    const current = this.#visits.find((visit) => visit.process === process && !visit.isOver);
    if (isInside || current) this.leftMs = Math.max(this.leftMs, atMs);
    if (!isInside) {
      if (current) this.#goOn(current, atMs);
      if (current) current.isOver = true;
      this.#visits = this.#visits.filter(({ isOver, seenMs }) => !isOver || seenMs > atMs - FORGET_MS);
      return;
    }
    if (current) return this.#goOn(current, atMs);
    this.entries++;
    const visit: Visit = { process, fromMs: atMs, seenMs: atMs, isOver: false, met: new Set() };
    this.#visits.push(visit);
    this.#goOn(visit, atMs);
  }

  /** The processes that are inside according to the reports, in the order in which they entered. */
  get inside(): readonly number[] {
    return this.#visits
      .filter(({ isOver }) => !isOver)
      .sort((a, b) => a.fromMs - b.fromMs)
      .map(({ process }) => process);
  }

  #goOn(visit: Visit, atMs: number): void {
    visit.seenMs = Math.max(visit.seenMs, atMs);
    for (const other of this.#visits) {
      const fromMs = Math.max(visit.fromMs, other.fromMs);
      if (other === visit || visit.met.has(other) || fromMs >= Math.min(visit.seenMs, other.seenMs)) continue;
      visit.met.add(other);
      other.met.add(visit);
      this.together.push({ processes: [other.process, visit.process], fromMs });
    }
  }
}

/** So long after it is over a visit may still turn out to have been no lonely one. */
const FORGET_MS = 5000;
