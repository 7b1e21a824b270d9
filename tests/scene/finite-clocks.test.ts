import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounds } from "../../src/contract/bounds.ts";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import type { BerkeleyScenario } from "../../src/experiments/berkeley/scenario.ts";
import { evenAxis, offsetChart, tickLabels } from "../../src/scene/berkeley/offset-chart.ts";
import { timeAxis } from "../../src/scene/time-axis.ts";
import { berkeleyOf } from "../../src/store/berkeley/rounds.ts";
import { runOf } from "../../src/store/run.ts";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.ts";
import { cutSentence } from "../../src/trace/cut.ts";
import { always } from "../support/always.ts";
import { berkeleyScenario } from "../support/berkeley.ts";
import { anyBerkeley } from "../support/random-berkeley.ts";
import { formats } from "../../src/experiments/formats.ts";

const plot = { x: 50, y: 20, width: 400, height: 200 };

/** The places in a value where a number, or a text of a path or a label, is not finite. */
function unfinite(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value === "string") return /NaN|Infinity|e\+/.test(value) ? [`${path}: ${value}`] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => unfinite(member, `${path}.${key}`));
}

/** All that the chart and the cards draw of a run. */
function drawn(scenario: BerkeleyScenario) {
  const run = runOf(berkeleyExperiment, scenario);
  const berkeley = berkeleyOf(run);
  if (!berkeley) throw new Error("another experiment");
  const { chart, domain, close, history } = berkeley;
  const { trace } = run;
  const steps = timeAxis(trace, plot.width);
  const cards = trace.processes.map((_, process) =>
    trace.steps.map(({ index, atMs }) => history.readingMs(process, index, atMs)),
  );
  return {
    trace,
    cards,
    pictures: [
      domain,
      close,
      offsetChart(chart, evenAxis(trace, chart.endMs, plot.width), plot, domain),
      ...(steps.fits ? [offsetChart(chart, steps, plot, close ?? domain)] : []),
      tickLabels(domain, plot.height, chart.rightMs !== null),
    ],
  };
}

const extreme = (size: number) =>
  fc.oneof(fc.constantFrom(-size, size, 0), fc.double({ min: -size, max: size, noNaN: true }));

/** At the bounds that scenario.md states: clocks, drift, rounds, slewing, delays, what a clock is set by. */
const extremes = fc
  .record({
    clocksMs: fc.array(extreme(9.999_999e12), { minLength: 1, maxLength: 4 }),
    driftPpm: extreme(100_000),
    right: fc.option(extreme(9.999_999e12), { nil: undefined }),
    everyMs: fc.constantFrom(1, 3, 25, 86_400_000),
    firstRoundMs: fc.constantFrom(0, 600_000),
    timeoutMs: fc.constantFrom(1, 40, 600_000),
    delay: fc.constantFrom(
      { kind: "constant" as const, ms: 0 },
      { kind: "constant" as const, ms: 10 },
      { kind: "uniform" as const, minMs: 0, maxMs: 600_000 },
      { kind: "exponential" as const, minMs: 0, meanMs: 30 },
    ),
    adjust: fc.constantFrom(
      { kind: "step" as const },
      { kind: "slew" as const, ppm: 1 },
      { kind: "slew" as const, ppm: 999_999 },
    ),
    compensation: fc.constantFrom("none" as const, "half-rtt" as const),
    roundSeconds: fc.constantFrom(null, 0, 15),
    faultTolerantMs: fc.constantFrom(null, 0, 600_000),
    sets: fc.oneof<fc.Arbitrary<{ byMs: number; atMs: number }[]>[]>(
      fc.array(fc.record({ byMs: extreme(1e13), atMs: fc.constantFrom(0, 5, 600_000) }), { maxLength: 15 }),
      fc.constantFrom(-1e13, 1e13).map((byMs) => Array.from({ length: 12 }, () => ({ byMs, atMs: 5 }))),
    ),
    limitMs: fc.constantFrom(0, 100, 60_000, 86_400_000),
    stepsMax: fc.constantFrom(1, 50, 1500),
  })
  .map(({ clocksMs, driftPpm, right, delay, sets, limitMs, stepsMax, ...options }) =>
    berkeleyScenario({
      limitMs,
      stepsMax,
      network: { delay },
      ...(right === undefined ? {} : { rightClockMs: right }),
      processes: clocksMs.map((clockMs, i) => ({
        id: String(i + 1),
        clockMs,
        driftPpm: i % 2 === 0 ? driftPpm : -driftPpm,
      })),
      interventions: sets.map((set) => ({ do: "set-clock" as const, process: "1", ...set })),
      options: { ...options, rounds: 1_000_000 },
    }),
  );

describe("no NaN and no Infinity reaches a picture of clocks", () => {
  it("of any scenario", () => {
    always(anyBerkeley, { runs: 60, sometimes: ["readings"] }, (one, sometimes) => {
      const { pictures, cards } = drawn(one);
      sometimes("readings", cards.length > 1);
      expect(unfinite(pictures)).toEqual([]);
      expect(unfinite(cards)).toEqual([]);
    });
  });

  it("of scenarios at the bounds", () => {
    const sometimes = ["a clock out", "many steps", "a right clock"] as const;
    always(extremes, { runs: 150, sometimes }, (one, note) => {
      const { pictures, cards, trace } = drawn(one);
      note(
        "a clock out",
        cards.flat().some((ms) => Math.abs(ms) >= bounds.clockMs),
      );
      note("many steps", trace.steps.length > 500);
      note("a right clock", one.rightClockMs !== undefined);
      expect(unfinite(pictures)).toEqual([]);
      expect(unfinite(cards)).toEqual([]);
    });
  });
});

describe("a clock that is driven too far ends the run", () => {
  const found = berkeleyExperiment.scenarios.find(({ id }) => id === "drift")?.scenario;
  if (found?.experiment !== "berkeley") throw new Error("no drift");
  const { options } = found;

  it.each([1, 10])("rounds every %d ms, which overlap, end long before they are a million", (everyMs) => {
    const scenario = { ...found, options: { ...options, rounds: 1_000_000, everyMs } };
    const { trace, cards } = drawn(scenario);
    expect(trace.end).toBe("limit");
    expect(trace.endMs).toBeLessThan(found.limitMs);
    expect(trace.steps.length).toBeLessThan(20_000);
    const last = cards.map((own) => Math.abs(own.at(-1) ?? 0));
    expect(Math.max(...last)).toBeGreaterThanOrEqual(bounds.clockMs);
    expect(Math.max(...cards.map((own) => Math.abs(own.at(-2) ?? 0)))).toBeLessThan(bounds.clockMs);
    expect(cutSentence(trace)).toMatch(
      /^Clock \d reads 100,000,000,000,000 ms \(3,000 years\) or more, ahead or back\. Leave more time between rounds that overlap/,
    );
  });

  it("a clock that is set too far from outside ends it too, and a schedule ends there", () => {
    const set = { do: "set-clock", process: "2", atMs: 10, byMs: 1e13 } as const;
    const far = berkeleyScenario({ interventions: Array.from({ length: 11 }, () => set) });
    const { trace } = drawn(far);
    expect([trace.end, trace.endMs]).toEqual(["limit", 10]);
    expect(trace.steps.at(-1)?.happening.kind).toBe("set-clock");
    expect(trace.bound).toEqual({ name: "clockMs", process: "2" });
    expect(decodeTrace(encodeTrace(trace), formats)).toEqual({ ok: true, value: trace });
    expect(drawn({ ...far, schedule: ["until quiet"] }).trace.end).toBe("limit");
  });
});
