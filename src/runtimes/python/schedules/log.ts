import { at } from "../../../base/invariant.ts";
import type { ThreadName, Turn } from "../../../contract/order.ts";
import { sameThread, threadKey, type Decision, type Scheduler } from "../scheduler.ts";

/** One decision of a run, and the stretch that the thread ran before it. */
export interface Logged {
  readonly last: Decision["last"];
  /** How many points `last` had passed when its stretch began, and who else could have gone on then. */
  readonly from: number;
  readonly others: readonly ThreadName[];
  readonly candidates: readonly ThreadName[];
  readonly isPreemption: boolean;
  readonly chosen: number;
}

/** Keeps what a scheduler decided. */
export class Log implements Scheduler {
  readonly decisions: Logged[] = [];
  readonly #of: Scheduler;
  readonly #points = new Map<string, number>();
  #others: readonly ThreadName[] = [];
  #from = 0;

  constructor(of: Scheduler) {
    this.#of = of;
  }

  get preempt(): Scheduler["preempt"] {
    return this.#of.preempt;
  }

  get asksAfterWake(): boolean {
    return this.#of.asksAfterWake;
  }

  stopAfter(thread: ThreadName, points: number): number | null {
    return this.#of.stopAfter(thread, points);
  }

  choose(decision: Decision): number {
    const { last, candidates, isPreemption } = decision;
    if (last) this.#points.set(threadKey(last), last.point);
    const chosen = this.#of.choose(decision);
    this.decisions.push({ last, from: this.#from, others: this.#others, candidates, isPreemption, chosen });
    const next = at(candidates, chosen);
    this.#others = candidates.filter((one) => !sameThread(one, next));
    this.#from = this.#points.get(threadKey(next)) ?? 0;
    return chosen;
  }

  /** The decisions that were not the usual ones, to be written down. */
  turns(): Turn[] {
    return this.decisions.flatMap((one) => (one.chosen === 0 ? [] : [turnOf(one, one.chosen)]));
  }

  /** How many points all threads passed together. */
  get points(): number {
    let sum = 0;
    for (const points of this.#points.values()) sum += points;
    return sum;
  }
}

/** Another choice at a decision, written down. */
export function turnOf({ last, candidates }: Logged, choice: number): Turn {
  const { process = "", thread = "", point = 0 } = last ?? {};
  const next = at(candidates, choice);
  return { process, thread, point, next: { process: next.process, thread: next.thread } };
}
