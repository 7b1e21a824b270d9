import type { Order, ThreadName } from "../../../contract/order.ts";
import { threadKey, type Decision, type Scheduler } from "../scheduler.ts";
import type { Chance } from "./chance.ts";

/**
 * A random walk: at each point another thread may go on, and wherever several can, each is as probable.
 *
 * @param points how many points a run passes, as far as one knows
 */
export function randomWalk(preempt: Order["preempt"], chance: Chance, points: number): Scheduler {
  // In some runs threads change often; in others only a few times, which finds more in long programs.
  const probability = chance.next() < 0.7 ? 0.5 : Math.min(0.3, 4 / points);
  return {
    preempt,
    asksAfterWake: false,
    stopAfter(_thread, points) {
      let gap = 1;
      while (gap < 1000 && chance.next() >= probability) gap++;
      return points + gap;
    },
    choose({ candidates, isPreemption, last }) {
      // A thread that was stopped at a point makes room, if anybody else can go on.
      const stopped = isPreemption && last !== null && candidates.length > 1;
      return stopped ? 1 + chance.below(candidates.length - 1) : chance.below(candidates.length);
    },
  };
}

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010): each thread has a priority
 * by chance, the highest that can go on does, and at `depth` − 1 points by chance the thread that runs gets the lowest.
 * With n threads and k points a bug of that depth is found in one run with a probability of at least 1/(n·k^(depth−1)).
 *
 * @param points how many points a run passes, as far as one knows
 */
export function priorities(
  preempt: Order["preempt"],
  chance: Chance,
  depth: number,
  points: number,
): Scheduler {
  const changes = Array.from({ length: depth - 1 }, () => 1 + chance.below(Math.max(1, points))).sort(
    (a, b) => a - b,
  );
  const priority = new Map<string, number>();
  const passed = new Map<string, number>();
  let total = 0;
  let lowest = 0;
  const priorityOf = (thread: ThreadName): number => {
    const key = threadKey(thread);
    const known = priority.get(key);
    if (known !== undefined) return known;
    const drawn = 1 + chance.next();
    priority.set(key, drawn);
    return drawn;
  };
  return {
    preempt,
    asksAfterWake: true,
    stopAfter: (_thread, own) => (changes[0] === undefined ? null : own + Math.max(1, changes[0] - total)),
    choose({ last, candidates }) {
      if (last) {
        const key = threadKey(last);
        total += last.point - (passed.get(key) ?? 0);
        passed.set(key, last.point);
        while (changes[0] !== undefined && changes[0] <= total) {
          changes.shift();
          priority.set(key, --lowest);
        }
      }
      return highest(candidates, priorityOf);
    },
  };
}

function highest(candidates: Decision["candidates"], priorityOf: (thread: ThreadName) => number): number {
  let best = 0;
  candidates.forEach((thread, index) => {
    const current = candidates[best];
    if (current && priorityOf(thread) > priorityOf(current)) best = index;
  });
  return best;
}
