import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messagePill } from "../../src/scene/message-marks.ts";
import { between, type Direction } from "../../src/scene/picture/between.ts";
import { filled, solid, type BoxMark, type Mark, type PillMark } from "../../src/scene/picture/mark.ts";
import { pillBox } from "../../src/scene/picture/outline.ts";
import { pillAt, withRing } from "../../src/scene/picture/pills.ts";
import { stagePicture } from "../../src/scene/stage-marks.ts";
import { stagePlan, stageScene } from "../../src/scene/stage.ts";
import { Timeline } from "../../src/trace/timeline.ts";
import { always } from "../support/always.ts";
import { randomScenario } from "../support/random-scenario.ts";
import { run, subjectOf } from "../support/run.ts";
import { stageSizes } from "./runs.ts";

const curve = { from: { x: 0, y: 0 }, control: { x: 50, y: 50 }, to: { x: 100, y: 0 } };

const pill = (key: string, share: number, more: Partial<PillMark> = {}): PillMark => ({
  ...messagePill({
    key,
    flight: 0,
    process: 0,
    label: "ACK",
    look: { dash: null, head: "full" },
    curve,
    share,
    death: 1,
    aside: 0,
    form: "pill",
    size: { width: 40, height: 20 },
    font: 12,
    lost: false,
  }),
  ...more,
});

const box = (key: string, x: number): BoxMark => ({
  kind: "box",
  key,
  x,
  y: 0,
  width: 10,
  height: 10,
  round: 2,
  fill: filled(1),
  stroke: null,
});

const keysOf = (marks: readonly Mark[]) => marks.map(({ key }) => key);
const pillsOf = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === "pill");

describe("between two pictures", () => {
  test("a mark goes from its place to the next, and a pill stays on its curve", () => {
    const [low, mark] = between(
      [box("b", 0), pill("a", 0.2)],
      [box("b", 10), pill("a", 0.6)],
      "forward",
    )(0.5);
    expect(low).toEqual(box("b", 5));
    expect(mark).toMatchObject({ curve, share: 0.4, fill: { alpha: 1 } });
  });

  test("colours and words are the next picture's at once", () => {
    const was = pill("a", 0.2, { fill: filled(1), text: "ACK" });
    const [mark] = between([was], [pill("a", 0.2, { fill: filled(4), text: "FIN" })], "forward")(0.5);
    expect(mark).toMatchObject({ fill: { ink: 4 }, text: "FIN" });
  });

  test.each<[Direction, number, number]>([
    ["forward", 0, 1],
    ["back", 1, 0],
    ["changed", 0, 0],
  ])(
    "%s: a pill appears at %i of its curve and leaves at %i, and is not seen there",
    (direction, birth, death) => {
      const [came] = pillsOf(between([], [pill("a", 0.4)], direction)(0));
      expect(came).toMatchObject({
        share: birth,
        fill: { alpha: 0 },
        written: { alpha: 0 },
        stroke: { alpha: 0 },
      });
      const [left] = pillsOf(between([pill("a", 0.4)], [], direction)(0.999));
      expect(left?.share).toBeCloseTo(death, 2);
      expect(left?.fill?.alpha).toBeCloseTo(0, 2);
    },
  );

  test("in a changed run a pill takes the nearer end of its curve, and a lost one ends where it is lost", () => {
    expect(between([], [pill("a", 0.9)], "changed")(0)).toMatchObject([{ share: 1 }]);
    const lost = pill("a", 0.7, { ends: [0, 0.7] });
    expect(pillsOf(between([lost], [], "forward")(0.9))[0]?.share).toBeCloseTo(0.7, 9);
  });

  test("what leaves keeps its place among the marks that it lay over", () => {
    const before = [box("a", 0), box("b", 0), box("c", 0), box("d", 0)];
    const way = between(before, [box("d", 1), box("e", 1), box("a", 1)], "forward");
    expect(keysOf(way(0.5))).toEqual(["d", "e", "a", "b", "c"]);
  });

  test("without a difference there is no step to go to", () => {
    const after = [box("a", 0), pill("b", 0.5)];
    expect(between([box("a", 0), pill("b", 0.5)], after, "forward")(0)).toBe(after);
    expect(between([box("a", 0), pill("b", 0.4)], after, "forward")(0)).not.toBe(after);
    expect(between([box("a", 0), pill("b", 0.5), box("c", 0)], after, "forward")(0)).not.toBe(after);
  });

  test("a new kind of mark under an old key is another mark", () => {
    const [mark] = between([box("a", 0)], [pill("a", 0.5)], "forward")(0.5);
    expect(mark).toMatchObject({ kind: "pill", share: 0.25 });
  });

  test("between any two steps of any run it begins with the current picture and ends with the next one", () => {
    const cases = fc.record({
      file: randomScenario({ nodes: { min: 1, max: 4 }, loss: 0.2 }),
      from: fc.nat(1000),
      to: fc.nat(1000),
      direction: fc.constantFrom<Direction>("forward", "back", "changed"),
    });
    always(
      cases,
      { runs: 100, sometimes: ["appears", "stays", "leaves"] },
      ({ file, from, to, direction }, note) => {
        const trace = run(file);
        const names = trace.processes.map((id) => `Node ${id}`);
        const plan = stagePlan(new Timeline(trace), subjectOf(trace.scenario).reader, names, stageSizes[0]);
        const marksAt = (cursor: number) =>
          stagePicture(stageScene(plan, cursor % trace.steps.length)).layers.flatMap(({ marks }) => marks);
        const [before, after] = [marksAt(from), marksAt(to)];
        const way = between(before, after, direction);
        expect(way(1)).toBe(after);
        const [old, next] = [new Map(before.map((mark) => [mark.key, mark])), new Set(keysOf(after))];
        for (const mark of way(0)) if (old.has(mark.key)) expect(mark).toEqual(old.get(mark.key));
        expect(new Set(keysOf(way(0.5)))).toEqual(new Set([...keysOf(before), ...keysOf(after)]));
        note(
          "appears",
          after.some(({ key }) => !old.has(key)),
        );
        note(
          "stays",
          before.some(({ key }) => next.has(key)),
        );
        note(
          "leaves",
          before.some(({ key }) => !next.has(key)),
        );
      },
    );
  });
});

describe("pills", () => {
  test("a press selects the uppermost mark under it, and a near one only if there is none", () => {
    const [a, b, dot] = [pill("a", 0), pill("b", 0.1), pill("dot", 1, { size: { width: 12, height: 12 } })];
    expect(pillAt([a, b, dot], { x: 12, y: 4 })?.key).toBe("b");
    expect(pillAt([a, b, dot], { x: -18, y: 0 })?.key).toBe("a");
    expect(pillAt([a, b, dot], { x: 100, y: 11 })?.key).toBe("dot");
    expect(pillAt([a, b, dot], { x: 100, y: 13 })).toBeNull();
  });

  test("a ring is drawn under and around its pill, and moves with it", () => {
    const [ring, mark] = pillsOf(withRing([pill("a", 0.5), pill("b", 0.5)], "b")).slice(1);
    expect([ring?.key, mark?.key]).toEqual(["ring:b", "b"]);
    expect(ring?.stroke).toEqual(solid("accent", 2.5));
    const [inner, outer] = [pillBox(mark ?? pill("", 0)), pillBox(ring ?? pill("", 0))];
    expect(outer).toEqual({
      x: inner.x - 4,
      y: inner.y - 4,
      width: inner.width + 8,
      height: inner.height + 8,
    });
    expect(withRing([pill("a", 0)], null)).toEqual([pill("a", 0)]);
  });
});
