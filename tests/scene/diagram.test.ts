import { describe, expect, test } from "vitest";
import { arrowsMost, diagramScene } from "../../src/scene/diagram.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { stepNear } from "../../src/scene/diagram-steps.ts";
import { axisWidth } from "../../src/scene/frame.ts";
import { lensOn, lensWords } from "../../src/scene/lens.ts";
import { xOf } from "../../src/scene/time-axis.ts";
import { denseFrom } from "../../src/scene/dense.ts";
import { following, kept, zoomed, zoomLeast, zoomMost } from "../../src/scene/view.ts";
import { handoutNodes, node } from "../support/scenario.ts";
import { diagramSizes, drawn, hostile, undrawable } from "./runs.ts";

const whole = { zoom: 1, left: 0 };

function planOf(
  file: Parameters<typeof drawn>[0],
  size: { width: number; height: number } = diagramSizes[0],
) {
  const { trace, reader, names } = drawn(file);
  return diagramPlan(trace, reader, names, size);
}

describe("hostile runs", () => {
  for (const [name, file] of Object.entries(hostile)) {
    for (const size of diagramSizes) {
      test(`${name}, ${size.width} px`, () => {
        const plan = planOf(file, size);
        const scene = diagramScene(plan, whole);
        expect(undrawable(scene)).toEqual([]);
        const keys = [scene.steps, scene.arrows, scene.lanes, scene.bars, scene.labels, scene.ticks].flatMap(
          (marks) => marks.map(({ key }) => key),
        );
        expect(new Set(keys).size).toBe(keys.length);
        expect(scene.arrows.length).toBeLessThanOrEqual(arrowsMost);
      });
    }
  }
});

test("the window stays small in a run of any length", () => {
  const plan = planOf({
    limitMs: 1e7,
    processes: ["1", "2", "3"].map((id) =>
      node(id, ...Array.from({ length: 300 }, (_, i) => [i * 10, 5] as const)),
    ),
  });
  const width = axisWidth(plan.frame);
  expect(plan.trace.steps.length).toBeGreaterThan(3000);
  for (const zoom of [zoomLeast(plan.axis, width), 1, zoomMost(plan.axis)]) {
    const scene = diagramScene(plan, kept({ zoom, left: 5000 }, plan.axis, width));
    expect(scene.steps.length).toBeLessThan(denseFrom * 3.2);
  }
});

test("a mark stays where it is while the window moves", () => {
  const plan = planOf({ processes: ["1", "2", "3"].map((id) => node(id, [0, 5], [0, 5], [0, 5], [0, 5])) });
  const before = diagramScene(plan, { zoom: 1, left: 0 });
  const after = diagramScene(plan, { zoom: 1, left: 300 });
  const places = new Map(after.steps.map(({ key, x, y }) => [key, `${x} ${y}`]));
  const both = before.steps.filter(({ key }) => places.has(key));
  expect(both.length).toBeGreaterThan(5);
  for (const { key, x, y } of both) expect(places.get(key)).toBe(`${x} ${y}`);
});

test("the window follows the cursor, and zooming keeps the point under the pointer", () => {
  const plan = planOf({ processes: ["1", "2", "3"].map((id) => node(id, [0, 5], [0, 5], [0, 5], [0, 5])) });
  const width = axisWidth(plan.frame);
  let view = kept(whole, plan.axis, width);
  for (let step = 0; step < plan.trace.steps.length; step++) {
    view = following(view, xOf(plan.axis, step), plan.axis, width);
    const x = xOf(plan.axis, step) * view.zoom - view.left;
    expect(x).toBeGreaterThanOrEqual(-1e-6);
    expect(x).toBeLessThanOrEqual(width + 1e-6);
  }
  // Nothing is drawn anew for a step that is in the window anyway.
  const views = new Set(
    plan.trace.steps.map(({ index }) => (view = following(view, xOf(plan.axis, index), plan.axis, width))),
  );
  expect(views.size).toBeLessThan(plan.trace.steps.length / 4);
  const middle = { zoom: 1, left: 300 };
  const closer = zoomed(middle, 1.5, 200, plan.axis, width);
  expect((closer.left + 200) / closer.zoom).toBeCloseTo(500, 6);
});

test("a press selects the nearest step within reach, or no step", () => {
  const plan = planOf({ processes: [node("1", [0, 20]), node("2", [0, 20])] });
  const { steps } = diagramScene(plan, whole);
  for (const mark of steps) {
    expect(stepNear(steps, mark.x + 2, mark.y - 3, 12)).toBe(mark.step);
    expect(stepNear(steps, mark.x, mark.y + 5, 2)).toBeNull();
  }
});

test("a lost message ends between the lanes, one that found its receiver down at its lane", () => {
  const lost = diagramScene(planOf(hostile["everything is lost"] ?? {}), whole);
  const [top = 0, bottom = 0] = lost.frame.lanes.map(({ y }) => y);
  for (const arrow of lost.arrows) {
    expect(arrow.lost).toBe(true);
    expect(arrow.to.y).toBeGreaterThan(top + 10);
    expect(arrow.to.y).toBeLessThan(bottom - 10);
    expect(lost.steps.find(({ step }) => step === arrow.endStep)).toMatchObject({
      shape: "cross",
      ...arrow.to,
    });
  }
  expect(lost.arrows.length).toBe(2);
  const crashed = diagramScene(planOf(hostile["a crash for good"] ?? {}), whole);
  const lane = crashed.frame.lanes[1]?.y ?? 0;
  const towardsTwo = crashed.arrows.filter(({ to }) => Math.abs(to.y - lane) < 6);
  expect(towardsTwo.length).toBeGreaterThan(0);
  expect(crashed.lanes.filter(({ process, down }) => process === 1 && down)).toHaveLength(1);
});

test("two owners at once are an alarm over all lanes, exactly as long as both are inside", () => {
  expect(diagramScene(planOf({ processes: handoutNodes }), whole).alarms).toHaveLength(0);
  const two = planOf(hostile["two inside"] ?? {});
  const [alarm] = diagramScene(two, whole).alarms;
  const inside = diagramScene(two, whole).bars.filter(({ kind }) => kind === "inside");
  expect(inside.every(({ crowded }) => crowded)).toBe(true);
  expect(alarm?.from).toBe(Math.max(...inside.map(({ x }) => x)));
  expect(alarm?.to).toBeCloseTo(Math.min(...inside.map(({ x, width }) => x + width)), 1);
});

test("labels cover no other mark", () => {
  const { labels, steps } = diagramScene(
    planOf({ processes: ["1", "2", "3"].map((id) => node(id, [0, 20])) }),
    whole,
  );
  expect(labels.length).toBeGreaterThan(2);
  for (const label of labels)
    for (const { x, y } of steps)
      expect(Math.abs(label.x - x) > 20 || Math.abs(label.y - 4 - y) > 8).toBe(true);
});

test("the lens separates past, future and the rest, for steps and messages", () => {
  const plan = planOf({ processes: [node("1", [0, 20]), node("2", [0, 20])] });
  const { trace } = plan;
  const received = trace.steps.find(({ happening }) => happening.kind === "receive");
  const step = received?.index ?? -1;
  const lens = lensOn(trace, diagramScene(plan, whole), step);
  const flight = trace.flights[received?.flight ?? -1];
  expect(lens.of(0)).toBe("past");
  expect(lens.of(step)).toBe("self");
  expect(lens.of(flight?.sentStep ?? -1)).toBe("past");
  expect(lens.ofFlight(flight?.sentStep ?? -1, step)).toBe("past");
  const sent = trace.flights.find((other) => other.sentStep === step);
  if (sent) expect(lens.ofFlight(sent.sentStep, sent.endStep)).toBe("future");
  expect(Object.values(lensWords(trace, step)).join(", ")).toBe(
    "3 steps led here, 6 follow from it, 1 is concurrent",
  );
  expect(lensWords(trace, 0)).toEqual({
    past: "nothing led here",
    future: `${trace.steps.length - 1} follow from it`,
    concurrent: "none is concurrent",
  });
});
