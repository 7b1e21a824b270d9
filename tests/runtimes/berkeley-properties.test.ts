import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/canonical-json.ts";
import { berkeleySubject } from "../../src/experiments/berkeley/subject.ts";
import type { Message } from "../../src/protocols/berkeley/state.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { Clockwork } from "../../src/trace/clockwork.ts";
import { decodeTrace, encodeTrace } from "../../src/trace/codec.ts";
import { always } from "../support/always.ts";
import { berkeleyScenario, runBerkeley } from "../support/berkeley.ts";
import { anyBerkeley, randomBerkeley, timelyOptions } from "../support/random-berkeley.ts";
import { formats } from "../../src/experiments/formats.ts";

const MAX_DELAY_MS = 25;
const timely = randomBerkeley({ maxDelayMs: MAX_DELAY_MS, options: timelyOptions(MAX_DELAY_MS) });
const ulps = (...readings: number[]) => 1e-6 + Math.max(...readings.map(Math.abs)) * 1e-14;

describe("every random scenario in which all answers arrive in time", () => {
  it("is within the bound of docs/berkeley-bound.md from round 1 on", () => {
    const sometimes = ["slewed", "stepped", "rounded", "wild", "uncompensated", "drift", "settled"] as const;
    always(timely, { runs: 250, sometimes }, (one, sometimes) => {
      const run = runBerkeley(one);
      const { options, processes } = one;
      sometimes("slewed", options.adjust.kind === "slew");
      sometimes("stepped", options.adjust.kind === "step");
      sometimes("rounded", options.roundSeconds !== null);
      sometimes(
        "wild",
        run.rounds.some(({ answers }) => answers.some(({ used }) => !used)),
      );
      sometimes("uncompensated", options.compensation === "none");
      sometimes(
        "drift",
        processes.some(({ driftPpm }) => Math.abs(driftPpm) > 1000),
      );
      sometimes("settled", run.verdicts["skew-bound"] === "holds");
      expect(run.whys["skew-bound"]).toBeNull();
      // A slew that is slower than the run is long is never told; everything else is.
      if (options.adjust.kind === "step") expect(run.verdicts["skew-bound"]).toBe("holds");
      expect(run.rounds).toHaveLength(options.rounds);
    });
  });

  it("the bound is no further away than it must be: a single slow way comes close to it", () => {
    const run = runBerkeley({
      processes: [
        { id: "1", clockMs: 0 },
        { id: "2", clockMs: 0 },
      ],
      network: {
        delay: { kind: "constant", ms: 0 },
        links: [{ from: "2", to: "1", delay: { kind: "constant", ms: 100 } }],
      },
      options: { compensation: "none" },
    });
    expect(run.rounds[0]?.skewAfterMs).toBe(100);
    expect(run.verdicts["skew-bound"]).toBe("holds");
  });

  it("has every law of a round: target, adjustments, used answers", () => {
    always(timely, { runs: 100, sometimes: ["left out"] }, (one, sometimes) => {
      const { rounds } = runBerkeley(one);
      for (const { answers, targetMs, adjustmentsMs, master } of rounds) {
        const used = answers.filter((answer) => answer.used);
        sometimes("left out", used.length < answers.length);
        const slack = ulps(...answers.map(({ readingMs }) => readingMs));
        const mean = used.reduce((sum, { offsetMs }) => sum + offsetMs, 0) / used.length;
        expect(Math.abs(targetMs - mean)).toBeLessThan(slack);
        const { roundSeconds } = one.options;
        const half = roundSeconds === null ? 0 : 500 / 10 ** roundSeconds;
        for (const { process, offsetMs } of answers)
          expect(Math.abs((adjustmentsMs[process] ?? NaN) - (targetMs - offsetMs))).toBeLessThan(
            half + slack,
          );
        if (roundSeconds === null) expect(adjustmentsMs[master]).toBe(targetMs);
      }
    });
  });
});

describe("without delay and drift", () => {
  const instant = randomBerkeley({ maxDelayMs: 0, options: timelyOptions(0) }).map((one) =>
    berkeleyScenario({
      ...one,
      processes: one.processes.map((process) => ({ ...process, driftPpm: 0 })),
      options: { ...one.options, adjust: { kind: "step" }, roundSeconds: null },
    }),
  );

  it("all clocks are equal after a round, and the plain average conserves the sum of the clocks", () => {
    always(instant, { runs: 100, sometimes: ["plain"] }, (one, sometimes) => {
      const run = runBerkeley(one);
      const readings = Object.values(run.clocksMs);
      const begun = run.rounds.flatMap(({ answers }) => answers.map(({ readingMs }) => readingMs));
      const slack = ulps(...readings, ...begun) * 10;
      expect(Math.max(...readings) - Math.min(...readings)).toBeLessThan(slack);
      for (const { skewAfterMs } of run.rounds) expect(skewAfterMs).toBeLessThan(slack);
      const isPlain = one.options.faultTolerantMs === null;
      sometimes("plain", isPlain);
      if (!isPlain) return;
      for (const { adjustmentsMs } of run.rounds) {
        const sum = Object.values(adjustmentsMs).reduce((total, amount) => total + amount, 0);
        expect(Math.abs(sum)).toBeLessThan(slack);
      }
    });
  });
});

describe("slewing", () => {
  it("no clock runs backwards, whatever happens but a clock that is set", () => {
    const slewed = anyBerkeley.map((one) =>
      berkeleyScenario({
        ...one,
        interventions: one.interventions.filter((each) => each.do !== "set-clock"),
        options: { ...one.options, adjust: { kind: "slew", ppm: 400_000 } },
      }),
    );
    always(slewed, { runs: 100, sometimes: ["back"] }, (one, sometimes) => {
      const run = runBerkeley(one);
      expect(run.verdicts["never-backwards"]).toBe("holds");
      // And by their readings, step for step.
      const subject = berkeleySubject(one);
      const clockwork = new Clockwork(run.trace, subject);
      const last = new Map<string, number>();
      let back = 0;
      for (const step of run.trace.steps) {
        clockwork.see(step);
        for (const id of run.trace.processes) {
          const now = clockwork.clockMs(id);
          back = Math.max(back, (last.get(id) ?? -Infinity) - now);
          last.set(id, now);
        }
      }
      expect(back).toBe(0);
      sometimes(
        "back",
        run.rounds.some(({ adjustmentsMs }) => Object.values(adjustmentsMs).some((ms) => ms < 0)),
      );
    });
  });
});

describe("any scenario at all", () => {
  it("runs to its end, twice the same, with at most the rounds that it has, and its trace reads back", () => {
    const sometimes = ["two masters", "elected again", "late", "all rounds"] as const;
    always(anyBerkeley, { runs: 120, sometimes }, (one, sometimes) => {
      const run = runBerkeley(one);
      const polls = new Set(
        run.trace.flights.flatMap(({ message }) =>
          (message as Message).kind === "POLL" ? [(message as { round: number }).round] : [],
        ),
      );
      expect(run.rounds.length).toBeLessThanOrEqual(one.options.rounds);
      expect(Math.max(0, ...polls)).toBeLessThanOrEqual(one.options.rounds);
      sometimes("two masters", run.verdicts["one-master"] === "broken");
      sometimes("elected again", run.elections.length > 1);
      sometimes(
        "late",
        run.rounds.some(({ answers }) => answers.length < one.processes.length),
      );
      sometimes("all rounds", run.rounds.length === one.options.rounds);
      if (one.options.election.kind === "fixed") expect(run.verdicts["one-master"]).toBe("holds");
      for (const { adjustmentsMs, answers } of run.rounds)
        expect(Object.keys(adjustmentsMs).sort()).toEqual(answers.map(({ process }) => process).sort());
      const text = encodeTrace(run.trace);
      const subject = berkeleySubject(one);
      expect(encodeTrace(simulate(one, subject))).toBe(text);
      const read = decodeTrace(text, formats);
      expect(read.ok).toBe(true);
      if (read.ok) expect(canonicalJson(read.value.steps)).toBe(canonicalJson(run.trace.steps));
    });
  });
});

describe("the measurement of 1989: 15 machines, drift under 2·10⁻⁵, round trips up to 10 ms, a round every 240 s", () => {
  it.each([1, 2, 3, 4, 5])("are kept within 25 ms of each other (seed %i)", (seed) => {
    const scenario = berkeleyScenario({
      seed,
      limitMs: 86_400_000,
      network: { delay: { kind: "uniform", minMs: 0, maxMs: 5 } },
      processes: Array.from({ length: 15 }, (_, i) => ({
        id: String(i + 1),
        clockMs: (i * 7919) % 1000,
        driftPpm: i % 2 === 0 ? 19.9 : -19.9,
      })),
      options: { rounds: 60, everyMs: 240_000, adjust: { kind: "slew", ppm: 10_000 } },
    });
    const run = runBerkeley(scenario);
    expect(run.verdicts).toEqual({
      "never-backwards": "holds",
      "skew-bound": "holds",
      "one-master": "holds",
    });
    const later = run.rounds
      .slice(1)
      .flatMap(({ skewBeforeMs, skewAfterMs }) => [skewBeforeMs, skewAfterMs ?? 0]);
    // Two clocks part by 9.6 ms in 240 s, so any code that did nothing would be told apart.
    expect(Math.max(...later)).toBeLessThanOrEqual(25);
    expect(Math.max(...later)).toBeGreaterThan(9.5);
  });
});
