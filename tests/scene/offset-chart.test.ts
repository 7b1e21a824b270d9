import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { berkeleySubject } from "../../src/experiments/berkeley/subject.ts";
import { inColumns, throughColumns, type ReadingMark } from "../../src/scene/berkeley/columns.ts";
import { evenAxis, offsetChart, type ChartData } from "../../src/scene/berkeley/offset-chart.ts";
import { closeDomain, domainOf } from "../../src/scene/berkeley/offset-domain.ts";
import { fineness, settled } from "../../src/scene/berkeley/edit-clock.ts";
import { timeAxis } from "../../src/scene/time-axis.ts";
import { ClockHistory, type Corner } from "../../src/trace/clock-history.ts";
import { Clockwork } from "../../src/trace/clockwork.ts";
import { always } from "../support/always.ts";
import { clocks, instant, runBerkeley, type BerkeleyRun } from "../support/berkeley.ts";
import { anyBerkeley } from "../support/random-berkeley.ts";

const plot = { x: 50, y: 20, width: 400, height: 200 };

function dataOf({ trace }: BerkeleyRun): { data: ChartData; history: ClockHistory } {
  if (trace.scenario.experiment !== "berkeley") throw new Error("another experiment");
  const history = new ClockHistory(trace, berkeleySubject(trace.scenario));
  const ways = trace.scenario.processes.map(({ driftPpm }, process) => ({
    process,
    driftPpm,
    corners: history.corners(process),
  }));
  const data = { ways, readings: [], averages: [], bands: [], rightMs: 0, endMs: trace.endMs };
  return { data, history };
}

describe("a clock's way by its corners", () => {
  it("a step is a jump", () => {
    const run = runBerkeley({ processes: clocks(0, 100), network: instant, options: { firstRoundMs: 10 } });
    const { data } = dataOf(run);
    expect(data.ways[1]?.corners.map(({ atMs, offsetMs, by }) => [atMs, offsetMs, by])).toEqual([
      [0, 100, "begin"],
      [10, 100, "run"],
      [10, 50, "jump"],
    ]);
  });

  it("a slew is a slope, with a corner where the amount is used up", () => {
    const run = runBerkeley({
      processes: clocks(0, 100),
      network: instant,
      options: { rounds: 2, adjust: { kind: "slew", ppm: 10_000 } },
    });
    const corners = dataOf(run).data.ways[1]?.corners ?? [];
    expect(corners.map(({ atMs }) => Math.round(atMs))).toEqual([0, 0, 5000, 10_000]);
    expect(corners.map(({ offsetMs }) => Math.round(offsetMs))).toEqual([100, 100, 50, 50]);
    expect(corners.some(({ by }) => by === "jump")).toBe(false);
  });

  it("reads at every step what the run itself read", () => {
    always(anyBerkeley, { runs: 60, sometimes: ["jumps", "slopes"] }, (one, sometimes) => {
      const run = runBerkeley(one);
      const { history, data } = dataOf(run);
      const clockwork = new Clockwork(run.trace, berkeleySubject(one));
      let worst = 0;
      for (const step of run.trace.steps) {
        clockwork.see(step);
        run.trace.processes.forEach((id, process) => {
          const reading = history.readingMs(process, step.index, step.atMs);
          worst = Math.max(worst, Math.abs(reading - clockwork.clockMs(id)));
        });
      }
      expect(worst).toBe(0);
      sometimes(
        "jumps",
        data.ways.some(({ corners }) => corners.some(({ by }) => by === "jump")),
      );
      sometimes("slopes", one.options.adjust.kind === "slew");
    });
  });
});

describe("the chart of offsets", () => {
  const run = runBerkeley({
    processes: [
      { id: "1", clockMs: 0 },
      { id: "2", clockMs: 100, driftPpm: 1000 },
    ],
    network: instant,
    options: { rounds: 3, firstRoundMs: 5000 },
  });
  const { data } = dataOf(run);
  const axis = evenAxis(run.trace, data.endMs, plot.width);

  it("stands inside of its room, and true time runs where the offset is 0", () => {
    const chart = offsetChart(data, axis, plot, domainOf(data));
    expect(chart.zeroY).toBeGreaterThan(plot.y);
    expect(chart.zeroY).toBeLessThan(plot.y + plot.height);
    for (const { path } of chart.lines)
      for (const [, x, y] of path.matchAll(/([\d.]+),([\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(plot.x);
        expect(Number(x)).toBeLessThanOrEqual(plot.x + plot.width + 0.01);
        expect(Number(y)).toBeGreaterThanOrEqual(plot.y);
        expect(Number(y)).toBeLessThanOrEqual(plot.y + plot.height);
      }
  });

  it("a pixel upwards is worth what its scale says", () => {
    const chart = offsetChart(data, axis, plot, [-100, 100]);
    expect(chart.msPerPixel).toBe(1);
    expect(chart.lines[1]?.begin.y).toBe(plot.y);
    expect(chart.zeroY).toBe(plot.y + 100);
  });

  it("raw drift goes on as if nothing had been adjusted", () => {
    const chart = offsetChart(data, axis, plot, [-200, 200]);
    const [, last] = /L[^L]+L([\d.]+,[\d.]+)$/.exec(chart.lines[1]?.raw ?? "") ?? [];
    // 100 ms at the beginning and 25 s at 1000 ppm.
    expect(last).toBe(`450,${plot.y + 100 - 125 / 2}`);
  });

  it("on an axis stretched by steps every step has its place, and lines keep to time between them", () => {
    const steps = timeAxis(run.trace, plot.width);
    const chart = offsetChart(data, steps, plot, domainOf(data));
    const xs = [...(chart.lines[1]?.path ?? "").matchAll(/([\d.]+),/g)].map(([, x]) => Number(x));
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(new Set(xs).size).toBeGreaterThan(5);
  });

  it("a close-up is of what comes after the first round", () => {
    expect(closeDomain(data)).toBeNull();
    const edge = (atMs: number) => ({ atMs, middleMs: 50, widthMs: 20 });
    const banded = { ...data, bands: [{ from: edge(5000), to: edge(15_000) }] };
    const [least, most] = closeDomain(banded) ?? [0, 0];
    const [wholeLeast, wholeMost] = domainOf(banded);
    expect(most - least).toBeLessThan((wholeMost - wholeLeast) / 2);
    expect(least).toBeLessThan(40);
    expect(most).toBeGreaterThan(60);
  });
});

describe("a pointer sets a number no finer than it can point", () => {
  it.each([
    [0.0004, 0.001],
    [0.02, 0.1],
    [0.9, 1],
    [3, 10],
    [250, 1000],
  ])("where a pixel is %s, by %s", (perPixel, step) => expect(fineness(perPixel)).toBeCloseTo(step, 9));

  it("without the noise of doubles", () => {
    expect(settled(0.30000000000000004, 0.1)).toBe(0.3);
    expect(settled(1234.4, 10)).toBe(1230);
  });
});

describe("the points in one column of the screen are drawn as one mark", () => {
  const ways = fc.array(
    fc.record({
      dx: fc.double({ min: 0, max: 2, noNaN: true }),
      y: fc.double({ min: 0, max: 9, noNaN: true }),
    }),
    { maxLength: 200, size: "max" },
  );

  it("a line keeps its ends, and in every column its highest and its lowest point", () => {
    always(ways, { runs: 200, sometimes: ["left something out"] }, (moves, sometimes) => {
      let x = 0;
      const points = moves.map(({ dx, y }) => ({ x: (x += dx), y }));
      const kept = throughColumns(points);
      sometimes("left something out", kept.length < points.length);
      expect(kept.at(0)).toEqual(points.at(0));
      expect(kept.at(-1)).toEqual(points.at(-1));
      // In the order of the line.
      let from = 0;
      for (const point of kept) from = points.indexOf(point, from) + 1;
      expect(kept.length === 0 || from > 0).toBe(true);
      const extremes = (of: readonly { x: number; y: number }[]) => {
        const columns = new Map<number, [number, number]>();
        for (const point of of) {
          const [least, most] = columns.get(Math.floor(point.x)) ?? [Infinity, -Infinity];
          columns.set(Math.floor(point.x), [Math.min(least, point.y), Math.max(most, point.y)]);
        }
        return [...columns];
      };
      expect(extremes(kept)).toEqual(extremes(points));
      expect(kept.length).toBeLessThanOrEqual(4 * extremes(points).length);
    });
  });

  const reading = (step: number, x: number, process = 0): ReadingMark => ({
    key: `reading:${step}`,
    process,
    step,
    x,
    y: 50,
    y1: 40 - step,
    y2: 60 + step,
  });

  it("few readings are all drawn, however close", () => {
    const few = [reading(0, 1), reading(1, 1.5), reading(2, 1.5, 1)];
    expect(inColumns(few)).toEqual(few);
  });

  it("of many the last of each clock, with a bar as long as all of theirs", () => {
    const many = Array.from({ length: 400 }, (_, step) => reading(step, 3, step % 2));
    const drawn = inColumns(many);
    expect(drawn.map(({ process, step }) => [process, step])).toEqual([
      [0, 398],
      [1, 399],
    ]);
    expect(drawn.map(({ y1, y2 }) => [y1, y2])).toEqual([
      [40 - 398, 60 + 398],
      [40 - 399, 60 + 399],
    ]);
  });

  it("the number of marks stays bounded by the columns, whatever the number of rounds", () => {
    const width = 400;
    const rounds = Array.from({ length: 20_000 }, (_, round) => round);
    const corners = rounds.flatMap((round): Corner[] => [
      { step: round, atMs: round, offsetMs: round % 7, by: "run" },
      { step: round, atMs: round, offsetMs: 0, by: "jump" },
    ]);
    const edge = (atMs: number, widthMs: number) => ({ atMs, middleMs: 3, widthMs });
    const data: ChartData = {
      ways: [{ process: 0, driftPpm: 10, corners }],
      readings: rounds.map((step) => ({ process: 0, step, offsetMs: step % 5, leastMs: 0, mostMs: 6 })),
      averages: rounds.map((step) => ({ step, offsetMs: step % 3 })),
      bands: rounds.map((round) => ({ from: edge(round, 1 + (round % 9)), to: edge(round + 1, 2) })),
      rightMs: 0,
      endMs: rounds.length,
    };
    const atMs = Float64Array.from([...rounds, rounds.length]);
    const xs = Float64Array.from(atMs, (ms) => (ms / rounds.length) * width);
    const axis = { length: width, fits: true, xs, atMs, pauseMs: 0 };
    const chart = offsetChart(data, axis, { x: 0, y: 0, width, height: 200 }, [-10, 10]);
    const [line] = chart.lines;
    const places = (path = "") => path.split(/[MLV]/).length - 1;
    // At most four places of a line in a column, and four corners of a band.
    expect(places(line?.path)).toBeLessThanOrEqual(4 * (width + 1));
    expect(places(line?.jumps)).toBeLessThanOrEqual(2 * (width + 1));
    expect(places(chart.bands)).toBeLessThanOrEqual(4 * (width + 1));
    expect(chart.averages.length).toBeLessThanOrEqual(width);
    expect(chart.readings.length).toBeLessThanOrEqual(width);
    // The highest band of each column is as high as before.
    const tops = [...chart.bands.matchAll(/M[^,]+,([^L]+)L/g)].map(([, y]) => Number(y));
    expect(Math.max(...tops.slice(0, -1))).toBe(25);
  });
});
