import { at } from "../../src/base/invariant.ts";
import type { ThreadName } from "../../src/contract/order.ts";
import type { Observed, Run } from "../../src/runtimes/python/schedules/variant.ts";
import type { Scheduler } from "../../src/runtimes/python/scheduler.ts";

/**
 * Threads that do so many things each, one after the other, and never wait: what they come to is the order of all
 * things. Before each thing but its first a thread passes a point.
 */
export function straightLine(counts: readonly number[]): Run<Observed> {
  return (_variant, scheduler) => {
    const key = interleaving(counts, scheduler);
    return Promise.resolve({
      observed: { kind: "ok", broken: [], key },
      sent: [],
      processes: ["p"],
      endMs: 0,
    });
  };
}

function interleaving(counts: readonly number[], scheduler: Scheduler): string {
  const done = counts.map(() => 0);
  const named = (index: number): ThreadName => ({ process: "p", thread: `t${index}` });
  const points = (index: number) => at(done, index);
  let last: number | null = null;
  let order = "";
  for (;;) {
    const ready = counts.flatMap((count, index) => (at(done, index) < count ? [index] : []));
    if (ready.length === 0) return order;
    const own = ready.indexOf(last ?? -1);
    const ordered = own > 0 ? [at(ready, own), ...ready.toSpliced(own, 1)] : ready;
    const chosen: number = at(
      ordered,
      scheduler.choose({
        last: last === null ? null : { ...named(last), point: points(last), woken: [], hot: [] },
        candidates: ordered.map(named),
        isPreemption: own >= 0,
      }),
    );
    const stop = scheduler.stopAfter(named(chosen), points(chosen)) ?? Infinity;
    do {
      order += String.fromCharCode(97 + chosen);
      done[chosen] = points(chosen) + 1;
    } while (points(chosen) < at(counts, chosen) && points(chosen) < stop);
    last = chosen;
  }
}

/** Every order of the things, by the number of preemptions that it has. */
export function allInterleavings(counts: readonly number[]): Map<string, number> {
  const found = new Map<string, number>();
  const go = (left: readonly number[], order: string, preemptions: number): void => {
    if (left.every((count) => count === 0)) return void found.set(order, preemptions);
    left.forEach((count, index) => {
      if (count === 0) return;
      const last = order === "" ? -1 : order.charCodeAt(order.length - 1) - 97;
      const isPreemption = last >= 0 && last !== index && at(left, last) > 0;
      go(
        left.with(index, count - 1),
        order + String.fromCharCode(97 + index),
        preemptions + (isPreemption ? 1 : 0),
      );
    });
  };
  go(counts, "", 0);
  return found;
}

/**
 * Processes of one thread each. In `steps`, "k" is a call to the kernel, after which it is asked who goes on, "p" something
 * of the process's own, with a point before it. They come to the order of the calls: no process sees more of another.
 */
export function overKernel(all: readonly string[]): Run<Observed> {
  return (_variant, scheduler) => {
    const done = all.map(() => 0);
    const pointsOf = all.map(() => 0);
    const named = (index: number): ThreadName => ({ process: `p${index}`, thread: "main" });
    let last: number | null = null;
    let calls = "";
    for (;;) {
      const ready = all.flatMap((steps, index) => (at(done, index) < steps.length ? [index] : []));
      if (ready.length === 0) break;
      const own = ready.indexOf(last ?? -1);
      const ordered = own > 0 ? [at(ready, own), ...ready.toSpliced(own, 1)] : ready;
      const chosen: number = at(
        ordered,
        scheduler.choose({
          last: last === null ? null : { ...named(last), point: at(pointsOf, last), woken: [], hot: [] },
          candidates: ordered.map(named),
          isPreemption: own >= 0,
        }),
      );
      const stop = scheduler.stopAfter(named(chosen), at(pointsOf, chosen)) ?? Infinity;
      const steps = at(all, chosen);
      while (at(done, chosen) < steps.length) {
        const step = at(done, chosen);
        done[chosen] = step + 1;
        if (steps[step] === "k") calls += String(chosen);
        pointsOf[chosen] = at(pointsOf, chosen) + 1;
        if (steps[step] === "k" || at(pointsOf, chosen) === stop) break;
      }
      last = chosen;
    }
    return Promise.resolve({
      observed: { kind: "ok", broken: [], key: calls },
      sent: [],
      processes: [],
      endMs: 0,
    });
  };
}
