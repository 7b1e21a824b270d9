import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureOf } from "../../src/experiments/ricart-agrawala/figure.ts";
import { liveOffsetPicture, nextSpan, type LiveOffsets } from "../../src/scene/live/offset-picture.ts";
import { spanOf, spread, towards } from "../../src/scene/live/offset-window.ts";
import { isSpoilt, SharedPicture } from "../../src/scene/live/shared-picture.ts";
import { Series } from "../../src/store/live/series.ts";

describe("the picture that all draw", () => {
  const draw = (picture: SharedPicture, order: readonly number[]) => {
    const left = [figureOf("1"), figureOf("12")].map((strokes) => [...strokes]);
    for (const process of order) {
      const stroke = left[process]?.shift();
      if (stroke) picture.draw(process, stroke);
    }
  };
  const one = Array.from({ length: 30 }, () => 0);
  const two = Array.from({ length: 30 }, () => 1);

  it("holds every figure in a field of its own, where one draws after the other", () => {
    const picture = new SharedPicture();
    draw(picture, [...one, ...two]);
    expect(picture.fields).toHaveLength(2);
    expect(picture.spoilt).toBe(0);
    for (const { lines } of picture.fields) {
      for (const { x, y } of lines.flatMap(({ from, to }) => [from, to])) {
        expect(x).toBeGreaterThanOrEqual(-1e-9);
        expect(x).toBeLessThanOrEqual(1 + 1e-9);
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y).toBeLessThanOrEqual(1 + 1e-9);
      }
      // The frame is closed.
      expect(lines[3]?.to.x).toBeCloseTo(0);
      expect(lines[3]?.to.y).toBeCloseTo(0);
    }
  });

  it("is spoilt where two draw at once: the strokes of one go on from the other's", () => {
    const picture = new SharedPicture();
    draw(picture, [0, 0, 0, 1, 1, 0, 1, 0, 1, 1, ...one, ...two]);
    expect(picture.fields).toHaveLength(2);
    expect(picture.fields.map(isSpoilt)).toEqual([false, true]);
    expect(picture.fields[0]?.lines).toHaveLength(2);
    expect(picture.spoilt).toBe(1);
  });

  it("has a figure of another form for every node", () => {
    const figures = Array.from({ length: 12 }, (_, i) => JSON.stringify(figureOf(String(i + 1))));
    expect(new Set(figures).size).toBe(12);
  });
});

describe("the window of a chart that scrolls", () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });

  it("has room for every value, and a scale where all are the same", () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 20 }), (values) => {
        const span = spanOf(values);
        expect(span?.low).toBeLessThan(Math.min(...values));
        expect(span?.high).toBeGreaterThan(Math.max(...values));
        expect((span?.high ?? 0) - (span?.low ?? 0)).toBeGreaterThanOrEqual(4 - 1e-6);
      }),
    );
    expect(spanOf([])).toBeNull();
    expect(towards({ low: 0, high: 10 }, { low: -10, high: 20 }, 0.5)).toEqual({ low: -5, high: 15 });
  });

  it("keeps names apart, in their order and inside, where there is room for them", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 12 }), (wanted) => {
        const places = spread(wanted, 20, 300);
        const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
        const placed = order.map((i) => places[i] ?? NaN);
        for (const [i, place] of placed.entries()) {
          expect(place).toBeLessThanOrEqual(300);
          if (i > 0) expect(place - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9);
        }
      }),
    );
    expect(spread([10, 12, 200], 20, 300)).toEqual([10, 30, 200]);
  });
});

describe("the chart of live clocks", () => {
  const readings = (times: readonly number[], values: readonly number[]) => {
    const lastMs = times.at(-1) ?? 0;
    return { times, values, lastMs, at: () => values.at(-1) ?? 0 };
  };
  const live: LiveOffsets = {
    series: [readings([0, 1000, 2000], [0, 5, 10]), readings([0, 1000, 3000, 4000], [0, -5, -15, -20])],
    rounds: [{ round: 1, decidedMs: 1500 }],
    names: ["Clock 1", "Clock 2"],
    isOffset: true,
    untilMs: 4000,
    scaleMs: 4000,
    isStill: true,
  };

  it("breaks a clock's line where nothing was read, and names the clocks at their ends", () => {
    const span = nextSpan(live, null);
    if (!span) throw new Error("there is no scale");
    const { layers } = liveOffsetPicture(live, span, { width: 800, height: 300 }, 12);
    const marks = new Map(layers.flatMap((layer) => layer.marks).map((mark) => [mark.key, mark]));
    const linesIn = (key: string) => {
      const mark = marks.get(key);
      return mark?.kind === "path" ? mark.d.split("M").length - 1 : 0;
    };
    expect([linesIn("way:0"), linesIn("way:1")]).toEqual([1, 2]);
    expect([...marks.keys()]).toEqual(expect.arrayContaining(["round:1", "name:0", "name:1"]));
    expect(nextSpan({ ...live, series: [] }, null)).toBeNull();
  });

  it("draws only numbers before the picture has reached the first reading", () => {
    const series = live.names.map(() => new Series(40_000));
    series[0]?.add(90, 7);
    series[1]?.add(0, 2);
    const early = { ...live, series, rounds: [], untilMs: 0, isStill: false };
    const span = nextSpan(early, null);
    if (!span) throw new Error("there is no scale");
    const { layers } = liveOffsetPicture(early, span, { width: 800, height: 300 }, 12);
    const marks = layers.flatMap((layer) => layer.marks);
    expect(JSON.stringify(marks, (_, value) => (Number.isNaN(value) ? "NaN" : value))).not.toContain("NaN");
    expect(marks.map(({ key }) => key).filter((key) => key.startsWith("name:"))).toEqual(["name:1"]);
  });
});
