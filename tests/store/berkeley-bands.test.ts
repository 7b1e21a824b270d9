import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { runOf } from "../../src/store/run.ts";
import { berkeleyOf } from "../../src/store/berkeley/rounds.ts";

/** The noise of doubles, for clocks of days. */
const noiseMs = 1e-6;

const shown = berkeleyExperiment.scenarios.map(({ id, scenario }) => {
  const run = runOf(berkeleyExperiment, scenario);
  const berkeley = berkeleyOf(run);
  if (!berkeley) throw new Error("another experiment");
  return { id, run, ...berkeley };
});

describe("the bands of the chart, the bound about the clocks", () => {
  test.each(shown)("$id: from when every amount is used up, with all clocks inside", (one) => {
    const { run, history, chart } = one;
    const last = run.trace.steps.length - 1;
    for (const { from, to } of chart.bands) {
      // The steps of the end are those of the next round, which has not changed a clock before its decision.
      const stepAt = (atMs: number) => Math.min(last, run.timeline.stepAt(atMs));
      for (const process of run.trace.processes.keys())
        expect(history.slewLeftMs(process, stepAt(from.atMs), from.atMs)).toBeCloseTo(0, 9);
      for (const { atMs, middleMs, widthMs } of [from, to]) {
        const step = atMs === to.atMs ? stepAt(atMs - noiseMs) : stepAt(atMs);
        for (const process of run.trace.processes.keys()) {
          const offsetMs = history.readingMs(process, step, atMs) - atMs;
          expect(Math.abs(offsetMs - middleMs)).toBeLessThanOrEqual(widthMs / 2 + noiseMs);
        }
      }
    }
  });

  test("are there where rounds are whole, stepped or slewed", () => {
    const count = (id: string) => shown.find((one) => one.id === id)?.chart.bands.length;
    expect(count("drift")).toBe(5);
    expect(count("drift-slewed")).toBe(5);
    expect(count("fifteen-machines")).toBe(11);
    expect(count("late-answer")).toBe(0);
  });
});
