import { describe, expect, test } from "vitest";
import { denseIn, isDense, stepsIn } from "../../src/scene/dense.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { axisWidth } from "../../src/scene/frame.ts";
import { kept, zoomLeast } from "../../src/scene/view.ts";
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
const width = axisWidth(plan.frame);
const whole = kept({ zoom: zoomLeast(plan.axis, width), left: 0 }, plan.axis, width);

describe("a window with more steps than can be told apart", () => {
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

  test("is no more to paint than it has pixels", () => {
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
});
