import { describe, expect, it } from "vitest";
import { happenedBefore, relation } from "../../src/trace/causality.ts";
import { Stamps } from "../../src/trace/stamps.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { always } from "../support/always.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { run } from "../support/run.ts";

/**
 * For each step the set of the steps that happened before it (Lamport 1978), the slow way: along each process's
 * own steps, from a sending to its receipt or loss, and from the beginning to everything.
 */
function closure(trace: Trace): Set<number>[] {
  const pasts: Set<number>[] = [];
  const last = new Map<number, number>();
  for (const { index, process, flight } of trace.steps) {
    const causes = [0, process < 0 ? undefined : last.get(process), trace.flights[flight]?.sentStep];
    const past = new Set<number>();
    for (const cause of causes) {
      if (cause === undefined || cause === index) continue;
      past.add(cause);
      for (const earlier of pasts[cause] ?? []) past.add(earlier);
    }
    pasts.push(past);
    if (process >= 0) last.set(process, index);
  }
  return pasts;
}

/** The longest way to each step along the processes' lanes and the messages, counted in processes' steps. */
function longestWays(trace: Trace, pasts: readonly Set<number>[]): number[] {
  const ways: number[] = [];
  for (const { index, process } of trace.steps) {
    const before = [...(pasts[index] ?? [])].filter((step) => (trace.steps[step]?.process ?? -1) >= 0);
    ways.push(process < 0 ? 0 : 1 + Math.max(0, ...before.map((step) => ways[step] ?? 0)));
  }
  return ways;
}

const short = anyScenario.map((one) => ({ ...one, stepsMax: 120 }));

describe("Logical time is stamped on every step, so that happens-before can be drawn and searched", () => {
  it("Lamport: one above the greatest of all steps that happened before", () => {
    always(short, { runs: 60, sometimes: ["a jump"] }, (one, sometimes) => {
      const trace = run(one);
      const stamped = trace.steps.map(({ index }) => trace.stamps.lamport(index));
      sometimes(
        "a jump",
        trace.steps.some(({ index, previous }) => {
          return previous >= 0 && (stamped[index] ?? 0) > (stamped[previous] ?? 0) + 1;
        }),
      );
      expect(stamped).toEqual(longestWays(trace, closure(trace)));
    });
  });

  it("vector: how many steps of each process happened before, its own included", () => {
    always(short, { runs: 60, sometimes: ["hears"] }, (one, sometimes) => {
      const trace = run(one);
      const pasts = closure(trace);
      for (const { index, process } of trace.steps) {
        if (process < 0) continue;
        const counts = trace.processes.map(() => 0);
        for (const step of [...(pasts[index] ?? []), index]) {
          const whose = trace.steps[step]?.process ?? -1;
          if (whose >= 0) counts[whose] = (counts[whose] ?? 0) + 1;
        }
        sometimes("hears", counts.filter((count) => count > 0).length > 1);
        expect([...trace.stamps.vector(index)]).toEqual(counts);
      }
    });
  });

  it("so the causality of the stamps equals the transitive closure", () => {
    const kinds = ["past", "future", "concurrent", "self"] as const;
    always(short, { runs: 40, sometimes: [...kinds, "after a loss"] }, (one, sometimes) => {
      const trace = run(one);
      const pasts = closure(trace);
      sometimes(
        "after a loss",
        trace.flights.some(({ fate }) => fate === "lost"),
      );
      for (let a = 0; a < trace.steps.length; a++) {
        for (let b = 0; b < trace.steps.length; b++) {
          const before = pasts[b]?.has(a) ?? false;
          if (happenedBefore(trace, a, b) !== before) expect([a, b, before]).toBe("told otherwise");
          const told = relation(trace, a, b);
          sometimes(told, true);
          const wanted = a === b ? "self" : before ? "future" : pasts[a]?.has(b) ? "past" : "concurrent";
          if (told !== wanted) expect([a, b, told]).toBe(wanted);
        }
      }
    });
  });
});

describe("stamps", () => {
  it("of a long run are what they were when it was short", () => {
    const stamps = new Stamps(3);
    for (let step = 0; step < 2000; step++) stamps.add(step % 3, step < 3 ? -1 : step - 3, -1);
    expect([stamps.length, stamps.lamport(0), stamps.lamport(1999)]).toEqual([2000, 1, 667]);
    expect([...stamps.vector(5)]).toEqual([0, 0, 2]);
    expect([...stamps.vector(1999)]).toEqual([0, 667, 0]);
  });
  it("a step comes after its causes", () => {
    expect(() => new Stamps(2).add(0, -1, 0)).toThrow(/after its causes/);
  });
});
