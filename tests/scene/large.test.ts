import { describe, expect, test } from "vitest";
import { denseArrowNear, denseStepNear } from "../../src/scene/dense-hit.ts";
import { denseIn, isDense, stepsIn } from "../../src/scene/dense.ts";
import { diagramPlan, type DiagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { flightsBetween } from "../../src/scene/flights-between.ts";
import { axisWidth } from "../../src/scene/frame.ts";
import { kept, zoomLeast, type View } from "../../src/scene/view.ts";
import { node } from "../support/scenario.ts";
import { diagramSizes, drawn } from "./runs.ts";

const { trace, reader, names } = drawn({
  limitMs: 1e7,
  interventions: [{ do: "drop", message: "2>1#40" }],
  processes: ["1", "2", "3"].map((id) =>
    node(id, ...Array.from({ length: 300 }, (_, i) => [i * 10, 5] as const)),
  ),
});
const plan = diagramPlan(trace, reader, names, diagramSizes[0]);
const whole = wholeOf(plan);

/** The same without the loss: it goes on, and has thousands of messages. */
const long = drawn({
  limitMs: 1e7,
  processes: ["1", "2", "3"].map((id) =>
    node(id, ...Array.from({ length: 300 }, (_, i) => [i * 10, 5] as const)),
  ),
});

function wholeOf({ axis, frame }: DiagramPlan): View {
  const width = axisWidth(frame);
  return kept({ zoom: zoomLeast(axis, width), left: 0 }, axis, width);
}

describe("a window with more steps than there are columns", () => {
  test("is painted, and one with few is not", () => {
    expect(isDense(plan, whole)).toBe(true);
    expect(diagramScene(plan, whole)).toMatchObject({ steps: [], arrows: [], dense: expect.anything() });
    expect(diagramScene(plan, { zoom: 1, left: 0 }).dense).toBeNull();
  });

  test("loses no step: every one of a process is counted in one column of its lane", () => {
    const { first, last } = stepsIn(plan, whole);
    const counted = denseIn(plan, whole).marks.reduce((sum, mark) => sum + mark.count, 0);
    const told = trace.steps.filter(
      ({ index, process, happening }) =>
        index >= first && index <= last && (process >= 0 || happening.kind === "lost"),
    );
    expect(told.length).toBeGreaterThan(1000);
    expect(counted).toBe(told.length);
  });

  test("the number of marks grows with its pixels, not with its steps", () => {
    const { marks, lines } = denseIn(plan, whole);
    expect(marks.length).toBeLessThan(3 * (plan.frame.plot.width + 2));
    expect(new Set(marks.map(({ process, x }) => `${process} ${x}`)).size).toBe(marks.length);
    expect(lines.length).toBeLessThan(3200);
  });

  test("keeps its extremes: the one message that is lost, and the slowest", () => {
    const { lines, marks } = denseIn(plan, whole);
    const lost = trace.flights.find(({ fate }) => fate === "lost");
    expect(lines.some(({ flight, lost: isLost }) => isLost && flight === lost?.index)).toBe(true);
    expect(marks.some(({ cross }) => cross)).toBe(true);
    const long = (flight: (typeof trace.flights)[number]) =>
      (plan.axis.xs[flight.endStep] ?? 0) - (plan.axis.xs[flight.sentStep] ?? 0);
    const slowest = trace.flights.reduce((most, one) => (long(one) > long(most) ? one : most));
    expect(lines.some(({ flight }) => flight === slowest.index)).toBe(true);
  });

  test("counts every message in it once, and draws all of them where there is room", () => {
    const other = diagramPlan(long.trace, long.reader, long.names, diagramSizes[0]);
    const all = wholeOf(other);
    const { lines, messages } = denseIn(other, all);
    expect(messages).toBe(long.trace.flights.length);
    expect(lines.length).toBeLessThan(messages);
    const some = { zoom: all.zoom * 4, left: 100 };
    expect(isDense(other, some)).toBe(true);
    const closer = denseIn(other, some);
    expect(closer.lines.length).toBe(closer.messages);
    expect(closer.messages).toBeLessThan(messages);
  });

  test("is pressed like one with marks: the nearest step, a head before a line, nothing out of reach", () => {
    const dense = denseIn(plan, whole);
    const line = dense.lines.find(({ lost }) => lost);
    expect(line).toBeDefined();
    if (!line) return;
    const reach = { head: 6, line: 4 };
    const head = denseArrowNear(plan, whole.zoom, dense, line.to, reach);
    expect(head).toMatchObject({ part: "head", arrow: { flight: line.flight, lost: true } });
    const lane = plan.frame.lanes[0]?.y ?? 0;
    expect(denseArrowNear(plan, whole.zoom, dense, { x: line.to.x, y: lane - 40 }, reach)).toBeNull();
    const last = trace.steps.findLast(({ process }) => process === 0)?.index ?? -1;
    const x = (plan.axis.xs[last] ?? 0) * whole.zoom;
    expect(denseStepNear(plan, whole.zoom, { x, y: lane + 2 }, 6)).toBe(last);
    expect(denseStepNear(plan, whole.zoom, { x, y: lane - 40 }, 6)).toBeNull();
  });
});

test("messages under way between two steps are found without looking at those before", () => {
  const { steps, flights } = long.trace;
  const { length } = steps;
  for (const [first, last] of [
    [0, length],
    [length >> 1, (length >> 1) + 40],
    [length - 8, length - 1],
  ] as const) {
    const slow = flights.filter(
      ({ sentStep, endStep }) => sentStep <= last && (endStep < 0 || endStep >= first),
    );
    expect(slow.length).toBeGreaterThan(0);
    expect(flightsBetween(long.trace, first, last)).toEqual(slow);
  }
});

test("a painted window marks two nodes inside and long pauses too", () => {
  const often = (laterMs: number) => Array.from({ length: 60 }, (_, i) => [i * 300 + laterMs, 100] as const);
  const crowded = drawn({
    limitMs: 1e7,
    options: { deferWhenHeld: false },
    processes: [node("1", ...often(0), [400_000, 5]), node("2", ...often(30))],
  });
  const other = diagramPlan(crowded.trace, crowded.reader, crowded.names, diagramSizes[0]);
  const scene = diagramScene(other, wholeOf(other));
  expect(scene.dense).not.toBeNull();
  expect(other.spans.crowded.length).toBeGreaterThan(0);
  expect(scene.alarms.length).toBeGreaterThan(0);
  for (const { from, to } of scene.alarms) expect(to - from).toBeGreaterThanOrEqual(2);
  expect(scene.pauses.length).toBeGreaterThan(0);
});
