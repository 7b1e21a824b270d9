import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trace } from "../../src/trace/trace.ts";
import { always } from "../support/always.ts";
import { movings, randomScenario } from "../support/random-scenario.ts";
import { allHold, citing, kindOf, run, stateAfter, verdicts } from "../support/run.ts";

/** How many nodes are HELD after each step. */
function mostInside(trace: Trace): number {
  const inside = new Set<number>();
  let most = 0;
  for (const step of trace.steps) {
    if (step.process < 0) continue;
    if (step.state !== null && stateAfter(step).phase === "HELD") inside.add(step.process);
    else inside.delete(step.process);
    most = Math.max(most, inside.size);
  }
  return most;
}

function asked(trace: Trace): number {
  const { scenario } = trace;
  if (scenario.experiment !== "ricart-agrawala") return 0;
  return scenario.processes.reduce((sum, { requests }) => sum + requests.length, 0);
}

/** The entries rise strictly in (timestamp, id). */
function inOrder(trace: Trace): boolean {
  const pairs = citing(trace, "enter").map((step) => {
    return [stateAfter(step).timestamp, Number(trace.processes[step.process])] as const;
  });
  return pairs.every(([t, i], k) => {
    const [u, j] = pairs[k - 1] ?? [-1, 0];
    return u < t || (u === t && j < i);
  });
}

type Worth = "defers" | "waits a turn" | "ties" | "overtakes" | "doubly asked";
const contended: readonly Worth[] = ["defers", "waits a turn", "ties", "overtakes", "doubly asked"];

/** What makes a run worth looking at, each of which must come up. */
function worth(trace: Trace): Record<Worth, boolean> {
  const requests = citing(trace, "request").map((step) => stateAfter(step).timestamp);
  return {
    defers: citing(trace, "defer-mine-first").length > 0,
    "waits a turn": citing(trace, "defer-held").length > 0,
    ties: new Set(requests).size < requests.length,
    overtakes: trace.flights.some((flight, i) =>
      trace.flights.slice(0, i).some((other) => {
        return other.from === flight.from && other.to === flight.to && other.endStep > flight.endStep;
      }),
    ),
    "doubly asked": trace.steps.some(({ happening }) => happening.kind === "postponed"),
  };
}

function holdsAll(trace: Trace, sometimes: (name: Worth, seen: boolean) => void): void {
  const seen = worth(trace);
  for (const name of contended) sometimes(name, seen[name]);
  expect(trace.end).toBe("quiet");
  expect(mostInside(trace)).toBeLessThanOrEqual(1);
  expect(citing(trace, "enter")).toHaveLength(asked(trace));
  expect(inOrder(trace)).toBe(true);
  expect(trace.flights).toHaveLength(2 * (trace.processes.length - 1) * asked(trace));
  expect(trace.flights.filter((flight) => kindOf(flight) === "REQUEST")).toHaveLength(
    trace.flights.length / 2,
  );
  expect(verdicts(trace)).toEqual(allHold);
}

describe("Ricart–Agrawala, right order, nothing fails: never two HELD, all served, in order, 2(N−1) messages an entry, quiet", () => {
  it("whatever the delays are, on links of either order", () => {
    always(randomScenario(), { runs: 200, sometimes: contended }, (one, sometimes) => {
      holdsAll(run(one), sometimes);
    });
  });
  it.each(["fifo", "any"] as const)(
    "whatever messages are delayed and delivered by hand, on %s links",
    (order) => {
      const names = order === "any" ? contended : contended.filter((name) => name !== "overtakes");
      always(
        randomScenario({ order, interventions: movings }),
        { runs: 100, sometimes: [...names, "moved"] },
        (one, sometimes) => {
          const trace = run(one);
          const plain = run({ ...one, interventions: [] });
          sometimes(
            "moved",
            trace.flights.some(({ dueMs }, i) => dueMs !== plain.flights[i]?.dueMs),
          );
          holdsAll(trace, (name, seen) =>
            names.includes(name) ? sometimes(name, seen) : expect(seen).toBe(false),
          );
        },
      );
    },
  );
});

describe("Ricart–Agrawala, failures: retry", () => {
  const lossy = fc
    .record({
      loss: fc.constantFrom(0.05, 0.3, 0.6),
      duplicate: fc.constantFrom(0, 0.3),
      afterMs: fc.integer({ min: 10, max: 80 }),
    })
    .chain(({ loss, duplicate, afterMs }) =>
      randomScenario({
        nodes: { max: 4 },
        loss,
        duplicate,
        options: fc.constant({ failures: { kind: "retry", afterMs } }),
      }),
    );
  const seen = ["lost", "answered again", "still deferred", "ignored", "doubled"] as const;

  it("with loss below 1 and no crash: never two HELD, and all served in order", () => {
    always(lossy, { runs: 100, sometimes: seen }, (one, sometimes) => {
      const trace = run(one);
      sometimes(
        "lost",
        trace.flights.some(({ fate }) => fate === "lost"),
      );
      sometimes(
        "doubled",
        trace.flights.some(({ copy }) => copy),
      );
      sometimes("answered again", citing(trace, "repeat-answered").length > 0);
      sometimes("still deferred", citing(trace, "repeat-still-deferred").length > 0);
      sometimes("ignored", citing(trace, "reply-ignored").length > 0);
      expect(trace.end).toBe("quiet");
      expect(mostInside(trace)).toBeLessThanOrEqual(1);
      expect(citing(trace, "enter")).toHaveLength(asked(trace));
      expect(inOrder(trace)).toBe(true);
      // Repeats apart it is 2(N−1) messages an entry here too.
      expect(verdicts(trace)).toEqual(allHold);
    });
  });
});

describe("Ricart–Agrawala, failures: probe", () => {
  it("no crash, and a time-out longer than any round trip: no node is given up, and every check holds", () => {
    const probing = fc.integer({ min: 1, max: 100 }).chain((patienceMs) =>
      randomScenario({
        maxDelayMs: 30,
        options: fc.constant({ failures: { kind: "probe", patienceMs, timeoutMs: 60.001 } }),
      }),
    );
    always(probing, { runs: 100, sometimes: ["probed"] }, (one, sometimes) => {
      const trace = run(one);
      sometimes("probed", citing(trace, "alive").length > 0);
      expect([...citing(trace, "suspect"), ...citing(trace, "suspect-last")]).toEqual([]);
      expect(verdicts(trace)).toEqual(allHold);
      expect(citing(trace, "enter")).toHaveLength(asked(trace));
      expect(trace.end).toBe("quiet");
    });
  });
});

describe("wrong orders and variants are found out by random runs too", () => {
  it.each([
    [{ order: "text" }, "mutual-exclusion"],
    [{ order: "text" }, "order"],
    [{ order: "timestamp" }, "all-served"],
    [{ raiseHighest: false }, "mutual-exclusion"],
    [{ deferWhenHeld: false }, "mutual-exclusion"],
    [{ clearDeferredEarly: true }, "all-served"],
  ] as const)("%j breaks %s", (options, check) => {
    const wrong = randomScenario({ nodes: { min: 2, max: 4 }, options: fc.constant(options) });
    always(wrong, { runs: 60, sometimes: ["broken", "holds"] }, (one, sometimes) => {
      const verdict = verdicts(run(one))[check];
      sometimes("broken", verdict === "broken");
      sometimes("holds", verdict === "holds");
    });
  });
});
