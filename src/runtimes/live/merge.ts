import { at } from "../../base/invariant.ts";
import type { Effect } from "../../contract/machine.ts";
import type { Crash, LiveStep, SentJourney, StepName, WorldStep } from "../../trace/live-report.ts";
import type { Happening, LossReason } from "../../trace/trace.ts";
import { Agenda } from "../../world/agenda.ts";

/** The reports of one process, in its own order. */
export type Told = ({ readonly kind: "step" } & LiveStep) | ({ readonly kind: "crash" } & Crash);

/** The reports of a kernel, in its own order: its own steps, and the steps of processes that it took part in. */
export type KernelTold = ({ readonly kind: "world" } & WorldStep) | Told;

/** A step of the run as a whole. Causes and journeys are places in the lists of the whole. */
export interface MergedStep {
  readonly atMs: number;
  readonly process: number;
  readonly happening: Happening;
  readonly cause: number;
  readonly journey: number;
  readonly effects: readonly Effect<unknown>[];
  readonly sent: readonly MergedJourney[];
  readonly vector: readonly number[] | null;
}

export type MergedJourney = Omit<SentJourney, "lost" | "life" | "journey"> & {
  readonly from: number;
  readonly landed: boolean;
};

export interface Merged {
  readonly steps: readonly MergedStep[];
  readonly leftOut: number;
}

interface Loss {
  readonly atMs: number;
  readonly rank: 1;
  readonly why: LossReason;
  readonly cause: number;
  readonly journey: number;
}

/**
 * Merges the reports of several processes, each in its own order, into one order. Every step comes after its
 * cause, and true time never goes back. Steps that no process could order are sorted by time.
 *
 * If a sending was never reported, because its thread was killed at that moment, the message has no cause. Its
 * receipt and everything that follows from it are left out. What remains is a consistent cut of the run.
 *
 * @param kernel the reports of the processes' kernel, if there is one: the steps in it keep its order
 */
export function merged(
  told: readonly (readonly Told[])[],
  kernel: readonly KernelTold[],
  begun: readonly Effect<unknown>[],
  endMs: number,
): Merged {
  return new Merging(told, kernel, endMs).all(begun);
}

class Merging {
  readonly #told: readonly (readonly Told[])[];
  readonly #kernel: readonly KernelTold[];
  /** Of processes' steps: those that the kernel had a part in. */
  readonly #shared: ReadonlySet<KernelTold>;
  readonly #endMs: number;
  readonly #next: number[];
  #nextKernel = 0;
  readonly #steps: MergedStep[] = [];
  /** Where each process's steps stand in the whole, by their own numbers. */
  readonly #places: number[][];
  /** Where each process's journeys stand, by its own numbers. */
  readonly #journeys: Map<number, number>[];
  readonly #arrivedMs: Map<number, number>[];
  readonly #ends: number[][];
  readonly #losses = new Agenda<Loss>();
  #sent = 0;

  constructor(told: readonly (readonly Told[])[], kernel: readonly KernelTold[], endMs: number) {
    this.#told = told;
    this.#kernel = kernel;
    this.#shared = new Set(kernel);
    this.#endMs = endMs;
    this.#next = told.map(() => 0);
    // The world's steps stand behind those of the processes.
    const tellers = [...told, []];
    this.#places = tellers.map(() => [0]);
    this.#journeys = tellers.map(() => new Map());
    this.#arrivedMs = tellers.map(() => new Map());
    this.#ends = told.map((own) => own.flatMap(({ kind, atMs }) => (kind === "crash" ? [atMs] : [])));
    for (const step of [...told.flat(), ...kernel])
      if (step.kind !== "crash" && step.ended)
        this.#arrivedMs[step.ended.from]?.set(step.ended.journey, step.atMs);
  }

  all(effects: readonly Effect<unknown>[]): Merged {
    this.#add({ ...outside, atMs: 0, happening: { kind: "begin" }, effects });
    this.#told.forEach((own, process) => {
      const [first] = own;
      if (first?.kind === "step" && first.happening.kind === "begin") this.#next[process] = 1;
    });
    for (let next = this.#earliest(); next; next = this.#earliest()) {
      this.#loseUntil(next.atMs, false);
      if (next.kind === "world") this.#placeWorld(next);
      else this.#place(next);
    }
    this.#loseUntil(this.#endMs, true);
    const leftOut = this.#told.reduce((sum, own, process) => sum + own.length - at(this.#next, process), 0);
    const ofWorld = this.#kernel.slice(this.#nextKernel).filter(({ kind }) => kind === "world");
    return { steps: this.#steps, leftOut: leftOut + ofWorld.length };
  }

  /** The earliest next step of a process whose causes are all in the order already. */
  #earliest(): KernelTold | null {
    const turn = this.#kernel[this.#nextKernel];
    let first: KernelTold | null = null;
    for (const [process, own] of this.#told.entries()) {
      const head = own[at(this.#next, process)];
      if (!head || (first && first.atMs <= head.atMs) || (this.#shared.has(head) && head !== turn)) continue;
      if (head.kind === "crash" || this.#isAfterItsCause(head)) first = head;
    }
    if (turn?.kind !== "world" || (first && first.atMs < turn.atMs)) return first;
    return this.#isAfterItsCause(turn) ? turn : first;
  }

  #isAfterItsCause({ cause }: LiveStep | WorldStep): boolean {
    return !cause || this.#placeOf(cause) !== undefined;
  }

  #placeOf({ process, own }: StepName): number | undefined {
    return at(this.#places, process)[own];
  }

  #place(told: Told): void {
    const { process, atMs, vector } = told;
    this.#next[process] = at(this.#next, process) + 1;
    const isShared = this.#shared.has(told);
    if (isShared) this.#nextKernel++;
    const index = this.#steps.length;
    at(this.#places, process)[at(vector, process)] = index;
    const sent = told.sent.map((one) =>
      isShared ? this.#sendSegment(one) : this.#send(one, process, index),
    );
    if (told.kind === "crash") {
      this.#add({ ...outside, atMs, process, happening: { kind: "crash" }, vector, sent });
      return;
    }
    const { happening, effects } = told;
    this.#add({ atMs, process, happening, ...this.#roots(told), effects, vector, sent });
  }

  #placeWorld(told: WorldStep): void {
    this.#nextKernel++;
    at(this.#places, this.#told.length)[told.own] = this.#steps.length;
    const { atMs, happening, sent } = told;
    this.#add({
      ...outside,
      atMs,
      happening,
      ...this.#roots(told),
      sent: sent.map((one) => this.#sendSegment(one)),
    });
  }

  /** The cause of a step, and the journey that ended with it. */
  #roots({ cause, ended }: LiveStep | WorldStep): { readonly cause: number; readonly journey: number } {
    return {
      cause: cause ? (this.#placeOf(cause) ?? -1) : -1,
      journey: ended ? (this.#journeys[ended.from]?.get(ended.journey) ?? -1) : -1,
    };
  }

  #add(step: MergedStep): void {
    this.#steps.push(step);
  }

  /** The kernel itself tells of it when a segment is lost, and no segment asks whether its process is there. */
  #sendSegment({
    journey,
    life: _life,
    lost: _lost,
    from = -1,
    landed = false,
    ...sent
  }: SentJourney): MergedJourney {
    const kernel = this.#told.length;
    at(this.#journeys, kernel).set(journey, this.#sent++);
    const dueMs = at(this.#arrivedMs, kernel).get(journey) ?? sent.dueMs;
    return { ...sent, from, dueMs, landed };
  }

  #send({ journey, life, lost, ...sent }: SentJourney, from: number, cause: number): MergedJourney {
    const place = this.#sent++;
    at(this.#journeys, from).set(journey, place);
    const arrivedMs = at(this.#arrivedMs, from).get(journey);
    const downMs = at(this.#ends, sent.to)[life];
    if (lost) this.#losses.add({ atMs: sent.dueMs, rank: 1, why: lost, cause, journey: place });
    else if (arrivedMs === undefined && downMs !== undefined) {
      const atMs = Math.max(sent.dueMs, downMs);
      this.#losses.add({ atMs, rank: 1, why: "down", cause, journey: place });
      return { ...sent, from, dueMs: atMs, landed: false };
    }
    return { ...sent, from, dueMs: arrivedMs ?? sent.dueMs, landed: false };
  }

  /** Lost messages have a place among the steps too: before the later ones. */
  #loseUntil(atMs: number, inclusive: boolean): void {
    for (let first = this.#losses.peek(); first; first = this.#losses.peek()) {
      if (inclusive ? first.atMs > atMs : first.atMs >= atMs) return;
      this.#losses.take();
      const { why, cause, journey } = first;
      this.#add({ ...outside, atMs: first.atMs, happening: { kind: "lost", why }, cause, journey });
    }
  }
}

const outside = { process: -1, cause: -1, journey: -1, effects: [], sent: [], vector: null } as const;
