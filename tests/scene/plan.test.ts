import * as fc from "fast-check";
import { expect, test } from "vitest";
import { carriedOut, planBetween } from "../../src/scene/plan.ts";
import { stagePlan, stageScene } from "../../src/scene/stage.ts";
import { Timeline } from "../../src/trace/timeline.ts";
import { always } from "../support/always.ts";
import { randomScenario } from "../support/random-scenario.ts";
import { run, subjectOf } from "../support/run.ts";
import { stageSizes } from "./runs.ts";

const cases = fc.record({
  file: randomScenario({ nodes: { min: 1, max: 4 }, loss: 0.2 }),
  from: fc.nat(1000),
  to: fc.nat(1000),
});

test("carrying out a plan gives the second scene, whichever way it goes", () => {
  const sometimes = ["enters", "stays", "leaves", "goes back"] as const;
  always(cases, { runs: 150, sometimes }, ({ file, from, to }, note) => {
    const trace = run(file);
    const names = trace.processes.map((id) => `Node ${id}`);
    const plan = stagePlan(new Timeline(trace), subjectOf(trace.scenario).reader, names, stageSizes[0]);
    const before = stageScene(plan, from % trace.steps.length);
    const after = stageScene(plan, to % trace.steps.length);
    const between = planBetween(before, after);
    note("enters", between.enter.length > 0);
    note("stays", between.stay.length > 0);
    note("leaves", between.leave.length > 0);
    note("goes back", after.cursor < before.cursor);
    const byKey = <M extends { readonly key: string }>(marks: readonly M[]) =>
      new Map(marks.map((mark) => [mark.key, mark]));
    expect(byKey(carriedOut(before.marks, between))).toEqual(byKey(after.marks));
    expect(between.enter.length + between.stay.length).toBe(after.marks.length);
    expect(between.leave.length + between.stay.length).toBe(before.marks.length);
  });
});

test("forward a mark comes from its birth and goes to its death, backward the other way round", () => {
  const mark = (key: string) => ({ key, share: 0.5, birth: 0, death: 1 });
  const early = { cursor: 3, marks: [mark("a"), mark("b")] };
  const late = { cursor: 4, marks: [mark("b"), mark("c")] };
  const on = planBetween(early, late);
  expect(on.enter).toEqual([{ mark: mark("c"), from: 0 }]);
  expect(on.leave).toEqual([{ mark: mark("a"), to: 1 }]);
  const back = planBetween(late, early);
  expect(back.enter).toEqual([{ mark: mark("a"), from: 1 }]);
  expect(back.leave).toEqual([{ mark: mark("c"), to: 0 }]);
});

test("in a changed run a mark comes from the nearer end of its way, and goes to the nearer end", () => {
  const mark = (key: string, share: number) => ({ key, share, birth: 0, death: 1 });
  const was = { cursor: 3, marks: [mark("a", 0.2), mark("b", 0.9), mark("c", 0.4)] };
  const is = { cursor: 3, marks: [mark("c", 0.7), mark("d", 0.1), mark("e", 0.8)] };
  const between = planBetween(was, is, "changed");
  expect(between.stay.map(({ mark: { key } }) => key)).toEqual(["c"]);
  expect(between.leave.map(({ mark: { key }, to }) => [key, to])).toEqual([
    ["a", 0],
    ["b", 1],
  ]);
  expect(between.enter.map(({ mark: { key }, from }) => [key, from])).toEqual([
    ["d", 0],
    ["e", 1],
  ]);
});

test("nothing moves between a scene and itself", () => {
  always(cases, { runs: 20, sometimes: [] }, ({ file, from }) => {
    const trace = run(file);
    const names = trace.processes.map((id) => `Node ${id}`);
    const plan = stagePlan(new Timeline(trace), subjectOf(trace.scenario).reader, names, stageSizes[0]);
    const cursor = from % trace.steps.length;
    const { enter, stay, leave } = planBetween(stageScene(plan, cursor), stageScene(plan, cursor));
    expect([...enter, ...leave]).toEqual([]);
    for (const { before, mark } of stay) expect(mark).toEqual(before);
  });
});
