import { describe, expect, test } from "vitest";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { arrivalAt, keptArrival } from "../../src/scene/arrival.ts";
import { arrowNear } from "../../src/scene/arrow-hit.ts";
import { axisBetween, axisOn, shownOn } from "../../src/scene/axis-on.ts";
import { barsOf } from "../../src/scene/diagram-lanes.ts";
import { diagramPlan } from "../../src/scene/diagram-plan.ts";
import { diagramScene } from "../../src/scene/diagram.ts";
import { ghostBehind } from "../../src/scene/ghost.ts";
import { xAt } from "../../src/scene/time-axis.ts";
import { firstDifference } from "../../src/trace/difference.ts";
import { handoutNodes, type ScenarioFile } from "../support/scenario.ts";
import { diagramSizes, drawn } from "./runs.ts";

const view = { zoom: 1, left: 0 };
const moved = (atMs: number): ScenarioFile => ({
  processes: handoutNodes,
  interventions: [{ do: "deliver", message: "1>2#1", atMs }],
});
const planOf = (file: ScenarioFile) => {
  const { trace, reader, names } = drawn(file);
  return diagramPlan(trace, reader, names, diagramSizes[0]);
};
const base = planOf({ processes: handoutNodes });
const flight = base.trace.flights.find(({ name }) => name === "1>2#1");
if (!flight) throw new Error("the handout's run sends 1>2#1");

describe("an arrow head that is dragged", () => {
  test("arrives where it is put, on the half millisecond, and never before it was sent", () => {
    for (const atMs of [3, 7.5, 12, 25.5, 44, 60])
      expect(arrivalAt(base.axis, 1, xAt(base.axis, atMs) + 0.4, flight)).toBeCloseTo(atMs, 5);
    expect(arrivalAt(base.axis, 1, -500, flight)).toBe(flight.sentMs);
    expect(keptArrival(1e9, flight)).toBe(600_000);
  });

  test("stays under the pointer: the run keeps its axis during a drag", () => {
    for (const atMs of [7.5, 25.5, 44, 60]) {
      const plan = planOf(moved(atMs));
      const axis = axisOn(base, plan.trace);
      const end = plan.trace.flights.find(({ name }) => name === "1>2#1")?.endStep ?? -1;
      expect(Math.abs((axis.xs[end] ?? 0) - xAt(base.axis, atMs))).toBeLessThan(30);
      const parting = firstDifference(base.trace, plan.trace) ?? 0;
      expect(axis.xs.slice(0, parting)).toEqual(base.axis.xs.slice(0, parting));
      for (let step = 1; step < axis.xs.length; step++)
        expect(axis.xs[step]).toBeGreaterThan(axis.xs[step - 1] ?? 0);
    }
  });

  test("glides from where it was shown to its place in the new scale, and no step passes another", () => {
    const plan = planOf(moved(44));
    const from = shownOn(base, plan.trace);
    expect([...axisBetween(from, plan.axis, 0).xs]).toEqual([...from]);
    expect(axisBetween(from, plan.axis, 1)).toBe(plan.axis);
    for (const share of [0, 0.3, 0.8]) {
      const { xs } = axisBetween(from, plan.axis, share);
      for (let step = 1; step < xs.length; step++) expect(xs[step]).toBeGreaterThanOrEqual(xs[step - 1] ?? 0);
    }
  });

  test("no bar gets a negative width while the steps glide to a shorter run", () => {
    const load = ricartAgrawalaExperiment.scenarios.find(({ id }) => id === "five-nodes-load")?.scenario;
    if (load?.experiment !== "ricart-agrawala") throw new Error("there is no long run");
    const long = planOf({ ...load });
    const plan = planOf({ ...load, interventions: [{ do: "drop", message: "1>2#1" }] });
    const from = shownOn(long, plan.trace);
    for (const share of [0, 0.3, 0.8]) {
      const bars = barsOf({ ...plan, axis: axisBetween(from, plan.axis, share) }, 1, 0, Infinity);
      expect(bars.filter(({ kind }) => kind === "waiting")).not.toEqual([]);
      for (const { width } of bars) expect(width).toBeGreaterThanOrEqual(0);
    }
  });

  test("is taken by its head before any line, and a line only from near", () => {
    const { arrows } = diagramScene(base, view);
    const [arrow] = arrows;
    if (!arrow) throw new Error("there are arrows");
    const reach = { head: 13, line: 5 };
    expect(arrowNear(arrows, { x: arrow.to.x + 8, y: arrow.to.y - 8 }, reach)).toEqual({
      arrow,
      part: "head",
    });
    const share = 0.3;
    const x = arrow.from.x + (arrow.to.x - arrow.from.x) * share;
    const y = arrow.from.y + (arrow.to.y - arrow.from.y) * share;
    expect(arrowNear([arrow], { x, y: y + 3 }, reach)).toEqual({ arrow, part: "line" });
    expect(arrowNear([arrow], { x, y: y + 14 }, reach)).toBeNull();
  });
});

describe("the run as it was", () => {
  const plan = planOf(moved(44));
  const parting = firstDifference(base.trace, plan.trace) ?? -1;

  test("is drawn only where it went another way", () => {
    const { arrows, bars, flag } = ghostBehind(plan, base, parting, view);
    expect(arrows.map((arrow) => base.trace.flights[arrow.flight]?.name)).toContain("1>2#1");
    expect(arrows.map((arrow) => base.trace.flights[arrow.flight]?.name)).not.toContain("2>1#1");
    expect(bars.length).toBeGreaterThan(0);
    expect(bars.every(({ kind }) => kind === "inside")).toBe(true);
    expect(flag).toMatchObject({ step: parting, x: plan.axis.xs[parting] });
  });

  test("a flag marks it and stays in the window", () => {
    const narrow = ghostBehind(plan, base, base.trace.steps.length - 1, view);
    expect(narrow.flag.labelX + narrow.flag.width).toBeLessThanOrEqual(plan.frame.plot.width);
  });
});
