import type { Trace } from "./trace.ts";

/** How many steps of a run stand how to one of them. */
export interface RelationCounts {
  readonly past: number;
  readonly future: number;
  readonly concurrent: number;
}

/**
 * Counts the results of `relation` for all steps without calling it for each. The sum of a vector timestamp is the
 * number of process steps that led to it. The steps of a process that follow from a step begin at one of them,
 * which a binary search finds. The world's steps count with those of the processes that led to them. Reads the run
 * once.
 */
export function relationCounts(trace: Trace, step: number): RelationCounts {
  const index = indexOf(trace);
  const past = pastOf(trace, step);
  const future = index.futureOf(step);
  return { past, future, concurrent: trace.steps.length - 1 - past - future };
}

function pastOf(trace: Trace, step: number): number {
  if (step === 0) return 0;
  const process = trace.steps[step]?.process ?? -1;
  // The beginning came before everything, as many steps as the step itself is.
  if (process >= 0) return trace.stamps.vector(step).reduce((sum, count) => sum + count, 0);
  const cause = trace.steps[step]?.cause ?? -1;
  return cause < 0 ? 1 : 1 + pastOf(trace, cause);
}

const found = new WeakMap<Trace, Index>();

function indexOf(trace: Trace): Index {
  let index = found.get(trace);
  if (!index) found.set(trace, (index = new Index(trace)));
  return index;
}

class Index {
  readonly #trace: Trace;
  /** For each process its own steps, rising. */
  readonly #own: readonly number[][];
  /** For each process those of its steps that led to a step of the world, once for each such step, rising. */
  readonly #ledOut: readonly number[][];
  /** For each step of the world how many of its kind it led to. */
  readonly #ledOn = new Map<number, number>();

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#own = trace.processes.map(() => []);
    this.#ledOut = trace.processes.map(() => []);
    for (const { index, process, cause } of trace.steps) {
      if (process >= 0) this.#own[process]?.push(index);
      else this.#leadsOut(cause);
    }
    for (const steps of this.#ledOut) steps.sort((a, b) => a - b);
  }

  /** Goes back along causes to the step of a process that led to one of the world. */
  #leadsOut(cause: number): void {
    let at = cause;
    while (at > 0 && (this.#trace.steps[at]?.process ?? -1) < 0) {
      this.#ledOn.set(at, (this.#ledOn.get(at) ?? 0) + 1);
      at = this.#trace.steps[at]?.cause ?? -1;
    }
    const process = this.#trace.steps[at]?.process ?? -1;
    if (process >= 0) this.#ledOut[process]?.push(at);
  }

  futureOf(step: number): number {
    const { steps, stamps } = this.#trace;
    if (step === 0) return steps.length - 1;
    const process = steps[step]?.process ?? -1;
    if (process < 0) return this.#ledOn.get(step) ?? 0;
    const turn = stamps.vector(step)[process] ?? 0;
    let count = 0;
    this.#own.forEach((own, other) => {
      const first = firstThat(own, (at) => (stamps.vector(at)[process] ?? 0) >= turn);
      const ledOut = this.#ledOut[other] ?? [];
      const from = own[first] ?? Infinity;
      count += own.length - first + ledOut.length - firstThat(ledOut, (at) => at >= from);
    });
    // The step itself does not follow from itself.
    return count - 1;
  }
}

/** The place of the first element from which on all are so, or the length of the list. */
function firstThat(list: readonly number[], isSo: (element: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(list[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
