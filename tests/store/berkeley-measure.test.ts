import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { parameterDifferences } from "../../src/experiments/differences.ts";
import { withClockMs } from "../../src/experiments/berkeley/edit-clocks.ts";
import { clockMsOf, type BerkeleyScenario } from "../../src/experiments/berkeley/scenario.ts";
import { offsetChart, evenAxis } from "../../src/scene/berkeley/offset-chart.ts";
import { domainOf } from "../../src/scene/berkeley/offset-domain.ts";
import { measureTitle, tickWords } from "../../src/scene/berkeley/measure.ts";
import { berkeleyOf } from "../../src/store/berkeley/rounds.ts";
import { liveSettings } from "../../src/experiments/live.ts";
import { liveClocks } from "../../src/experiments/berkeley/live.ts";
import { processIds } from "../../src/scenario/scenario.ts";
import { LiveClocks } from "../../src/store/live/clocks.ts";
import { runOf } from "../../src/store/run.ts";
import { always } from "../support/always.ts";
import { anyBerkeley } from "../support/random-berkeley.ts";

function measured(scenario: BerkeleyScenario) {
  const run = runOf(berkeleyExperiment, scenario);
  const berkeley = berkeleyOf(run);
  if (!berkeley) throw new Error("another experiment");
  const { chart, history } = berkeley;
  /** What a card and the chart show of a clock at a step. */
  const shownMs = (process: number, step: number) => {
    const atMs = run.trace.steps[step]?.atMs ?? 0;
    return history.readingMs(process, step, atMs) - atMs - (chart.rightMs ?? 0);
  };
  return { run, chart, shownMs, last: run.trace.steps.length - 1 };
}

function shipped(id: string): BerkeleyScenario {
  const found = berkeleyExperiment.scenarios.find((one) => one.id === id)?.scenario;
  if (found?.experiment !== "berkeley") throw new Error(`no ${id}`);
  return found;
}

/** The step before the first message arrives: until then nothing has been exchanged. */
function beforeExchange({ run: { trace } }: ReturnType<typeof measured>): number {
  const first = trace.steps.findIndex(({ happening }) => happening.kind === "receive");
  return (first < 0 ? trace.steps.length : first) - 1;
}

function expectOthersStay(scenario: BerkeleyScenario, moved: number, byMs: number): void {
  const process = scenario.processes[moved];
  if (!process) return;
  const before = measured(scenario);
  const after = measured(withClockMs(scenario, moved, clockMsOf(process) + byMs));
  expect(after.chart.rightMs).toBe(before.chart.rightMs);
  const steps = Math.min(beforeExchange(before), beforeExchange(after));
  for (const other of scenario.processes.keys()) {
    if (other === moved) continue;
    expect(after.chart.ways[other]?.corners[0]).toEqual(before.chart.ways[other]?.corners[0]);
    for (let step = 0; step <= steps; step++) {
      if (after.run.trace.steps[step]?.atMs !== before.run.trace.steps[step]?.atMs) break;
      expect(after.shownMs(other, step)).toBe(before.shownMs(other, step));
    }
  }
}

describe("an edit of one clock moves no other clock, until messages arrive", () => {
  test.each(berkeleyExperiment.scenarios.map(({ id }) => id))("%s", (id) => {
    const scenario = shipped(id);
    for (const moved of scenario.processes.keys()) expectOthersStay(scenario, moved, 730);
  });

  test("in any scenario, with a right clock or without", () => {
    always(anyBerkeley, { runs: 60, sometimes: ["many clocks"] }, (one, sometimes) => {
      sometimes("many clocks", one.processes.length > 2);
      expectOthersStay(one, 0, 250);
      expectOthersStay({ ...one, rightClockMs: 500 }, one.processes.length - 1, -250);
    });
  });
});

describe("true time is what the scenario says a right clock shows", () => {
  test("the handout does not say it: its chart has readings, and no line of true time", () => {
    const { run, chart } = measured(shipped("handout"));
    expect(chart.rightMs).toBeNull();
    const drawn = offsetChart(
      chart,
      evenAxis(run.trace, 0, 400),
      { x: 50, y: 20, width: 400, height: 200 },
      domainOf(chart),
    );
    expect(drawn.zeroY).toBeNull();
    expect(drawn.ticks.map(({ label }) => label)).toEqual(["99 s", "100 s", "101 s", "102 s"]);
    expect(measureTitle(chart.rightMs !== null)).toBe("Clock reading minus the time since the start");
  });

  test("the lessons on right and wrong say it", () => {
    const known = berkeleyExperiment.scenarios.filter(
      ({ scenario }) => scenario.experiment === "berkeley" && measured(scenario).chart.rightMs !== null,
    );
    expect(known.map(({ id }) => id)).toEqual([
      "lowest-clock",
      "master-crashes",
      "old-master-returns",
      "two-masters",
      "real-processes",
      "drift",
      "drift-slewed",
      "wild-clock",
      "wild-clock-left-out",
      "fifteen-machines",
    ]);
    expect(measureTitle(true)).toBe("Offset from true time");
  });

  test("a wild clock pulls the plain average almost 15 s off; the fault-tolerant one stays right", () => {
    const endOf = (id: string) => {
      const { run, shownMs, last } = measured(shipped(id));
      return run.trace.processes.map((_, process) => Number(shownMs(process, last).toFixed(3)));
    };
    expect(endOf("wild-clock")).toEqual([14_925, 14_925, 14_925, 14_925]);
    expect(endOf("wild-clock-left-out")).toEqual([0, 0, 0, 0]);
  });

  test("it changes no step of a run", () => {
    const { run } = measured(shipped("drift"));
    const { rightClockMs: _, ...without } = shipped("drift");
    expect(measured(without).run.trace.steps).toEqual(run.trace.steps);
  });

  test("a change of it is described, and can be undone", () => {
    const names = {
      nameOf: (id: string) => `Clock ${id}`,
      messageOf: () => null,
      changes: berkeleyExperiment.changes,
    };
    const from = shipped("drift");
    const { rightClockMs: _, ...without } = from;
    const told = (to: BerkeleyScenario) => parameterDifferences(from, to, names);
    expect(told({ ...from, rightClockMs: 100_250 }).map(({ words }) => words)).toEqual([
      "A correct clock starts at 100250 ms",
    ]);
    expect(told(without).map(({ words }) => words)).toEqual(["True time is unknown"]);
    expect(told(without)[0]?.back).toEqual(from);
  });

  test("the live chart measures from the same", () => {
    const read = { process: 0, atMs: 40, clockMs: 100_345 };
    const shown = (scenario: BerkeleyScenario) => {
      const { rounds } = liveClocks.show(scenario, liveSettings(scenario));
      if (!rounds) throw new Error("clocks are set in rounds");
      const clocks = new LiveClocks(processIds(scenario), rounds);
      clocks.said(0, { ...read, facts: { phase: "", tone: "idle", inside: false } });
      return clocks.series[0]?.values;
    };
    expect(shown(shipped("handout"))).toEqual([100_305]);
    expect(shown(shipped("wild-clock"))).toEqual([5]);
  });
});

describe("the words of a scale", () => {
  test("an offset has its sign, a reading has none, and both have their unit", () => {
    expect(tickWords(20, [-50, 50], true)).toBe("+20 ms");
    expect(tickWords(-1500, [-2000, 50], true)).toBe("−1.5 s");
    expect(tickWords(100_500, [98_000, 102_000], false)).toBe("100.5 s");
    expect(tickWords(-1500, [-2000, 50], false)).toBe("−1.5 s");
  });

  test("neighbours differ, however close the clocks are", () => {
    const [low, high] = [100_549.9, 100_550.1] as const;
    const words = [100_549.95, 100_550, 100_550.05].map((ms) => tickWords(ms, [low, high], false));
    expect(words).toEqual(["100.54995 s", "100.55 s", "100.55005 s"]);
  });
});
