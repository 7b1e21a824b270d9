import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choicesAfter, scheduleUpTo } from "../../src/runtimes/choices.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { run, subjectOf } from "../support/run.ts";
import { handoutNodes, node, scenario } from "../support/scenario.ts";

/** What happened, whenever it was: times are the clock's. */
function happened(trace: Trace): unknown[] {
  return trace.steps.map(({ process, happening, effects, flight }) => {
    const { clockMs: _clock, ...rest } = { clockMs: 0, ...happening };
    return { process, rest, effects, flight: trace.flights[flight]?.name };
  });
}

describe("a run as a schedule", () => {
  it("makes the same steps", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom(0, 0.2), fc.nat(40), (seed, loss, crashMs) => {
        const trace = run({
          seed,
          network: { loss, delay: { kind: "uniform", minMs: 1, maxMs: 9 }, order: "any" },
          processes: [node("1", [0, 5], [3, 2]), node("2", [1, 5]), node("3", [2, 1])],
          interventions: [
            { do: "crash", process: "2", atMs: crashMs },
            { do: "restart", process: "2", atMs: crashMs + 20 },
          ],
        });
        const schedule = scheduleUpTo(trace, trace.steps.length - 1) ?? [];
        const again = simulate({ ...trace.scenario, schedule }, subjectOf(trace.scenario));
        expect(happened(again)).toEqual(happened(trace));
      }),
      { numRuns: 40 },
    );
  });

  it("is absent where a partition begins", () => {
    const trace = run({
      processes: handoutNodes,
      interventions: [{ do: "partition", groups: [["1"], ["2"]], fromMs: 5, untilMs: 8 }],
    });
    expect(scheduleUpTo(trace, 2)).toEqual(["1 ask", "2 ask"]);
    expect(scheduleUpTo(trace, 3)).toBeNull();
  });

  it("passes over a command that cannot be done, and ends with its last", () => {
    const file = scenario({ processes: handoutNodes });
    const trace = simulate({ ...file, schedule: ["deliver 2>1#1", "1 ask", "9 enter"] }, subjectOf(file));
    expect(trace.steps.map(({ happening }) => happening.kind)).toEqual(["begin", "ask"]);
    expect(trace.end).toBe("limit");
  });
});

describe("what may come next", () => {
  const file = scenario({ processes: handoutNodes });
  const after = (...schedule: string[]) =>
    choicesAfter(file, subjectOf(file), schedule).map(({ command }) => command);

  it("is every request, timer and message under way, whenever it is due", () => {
    expect(after()).toEqual(["1 ask", "2 ask"]);
    expect(after("1 ask")).toEqual(["2 ask", "deliver 1>2#1"]);
    expect(after("1 ask", "deliver 1>2#1")).toEqual(["2 ask", "deliver 2>1#1"]);
    expect(after("1 ask", "deliver 1>2#1", "deliver 2>1#1")).toEqual(["2 ask", "1 enter"]);
  });

  it("each of them can be done", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 25 }), (picks) => {
        const schedule: string[] = [];
        for (const pick of picks) {
          const choices = after(...schedule);
          const command = choices[pick % Math.max(1, choices.length)];
          if (command === undefined) break;
          schedule.push(command);
        }
        const trace = simulate({ ...file, schedule }, subjectOf(file));
        expect(trace.steps).toHaveLength(schedule.length + 1);
      }),
      { numRuns: 60 },
    );
  });
});
