import type { Order, ThreadName, Turn } from "../../contract/order.ts";

/** Where a thread stands: how many points it has passed, and whom it woke in the last stretch, at which point. */
export interface Passed {
  readonly point: number;
  readonly woken: readonly (ThreadName & { readonly point?: number })[];
  /** The points of that stretch before a write or a second lock. */
  readonly hot: readonly number[];
}

/** Where it is to be said which thread goes on. */
export interface Decision {
  /** The thread that ran last; null at the start of a run. */
  readonly last: (ThreadName & Passed) | null;
  /** The threads that can go on now, at least one; `last` comes first where it is among them. */
  readonly candidates: readonly ThreadName[];
  /** Whether `last` could go on: to take another one is a preemption. */
  readonly isPreemption: boolean;
}

/**
 * Decides the order of the threads of Python programs. A point is a place where CPython may let another thread go on: a
 * call to the system, a lock, a print, and with `lines` each line. Each thread counts its own.
 */
export interface Scheduler {
  readonly preempt: Order["preempt"];
  /** Whether a thread that woke another one is asked at its next point who is to go on. */
  readonly asksAfterWake: boolean;
  /** The point at which this thread, which has passed so many, is asked next; null: it is asked where it waits. */
  stopAfter(thread: ThreadName, points: number): number | null;
  /** Which of the candidates goes on: an index. */
  choose(decision: Decision): number;
}

export function sameThread(a: ThreadName, b: ThreadName): boolean {
  return a.process === b.process && a.thread === b.thread;
}

export function threadKey({ process, thread }: ThreadName): string {
  return `${process}\0${thread}`;
}

/** The scheduler of an order that is written down: everywhere else the thread that ran goes on, then the one that was ready first. */
export function written({ preempt, turns }: Order): Scheduler {
  const byThread = new Map<string, Turn[]>();
  for (const turn of turns.toSorted((a, b) => a.point - b.point)) {
    const known = byThread.get(threadKey(turn));
    if (known) known.push(turn);
    else byThread.set(threadKey(turn), [turn]);
  }
  return {
    preempt,
    asksAfterWake: false,
    stopAfter: (thread, points) =>
      byThread.get(threadKey(thread))?.find(({ point }) => point > points)?.point ?? null,
    choose({ last, candidates }) {
      const turn = byThread
        .get(last ? threadKey(last) : NONE)
        ?.find(({ point }) => point === (last?.point ?? 0));
      const index = turn ? candidates.findIndex((one) => sameThread(one, turn.next)) : -1;
      return Math.max(0, index);
    },
  };
}

const NONE = threadKey({ process: "", thread: "" });
