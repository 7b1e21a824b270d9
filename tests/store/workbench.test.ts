import { assert, describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { interestingSteps } from "../../src/store/interesting.ts";
import { runOf } from "../../src/store/run.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { sameMoment, samePlace } from "../../src/store/same-moment.ts";
import { experiment, scenario, textOrder } from "./runs.ts";

const open = (cursor = 0) => createWorkbench(experiment, scenario, cursor);
const lastOf = (store: ReturnType<typeof open>) => store.getState().run.trace.steps.length - 1;

describe("the cursor", () => {
  test("begins at the first step and never leaves the run", () => {
    const store = open();
    expect(store.getState().cursor).toBe(0);
    store.getState().goBy(-1);
    expect(store.getState().cursor).toBe(0);
    store.getState().goTo(10_000);
    expect(store.getState().cursor).toBe(lastOf(store));
    store.getState().goBy(1);
    expect(store.getState().cursor).toBe(lastOf(store));
  });

  test("an opened run brings a cursor beyond its end to its end", () => {
    const store = open(10_000);
    expect(store.getState().cursor).toBe(lastOf(store));
    void store.getState().open(experiment, scenario, 10_000);
    expect(store.getState().cursor).toBe(lastOf(store));
  });

  test("goes from one step that matters to the next, and back the same way", () => {
    const hello = shippedScenario("sockets", "hello");
    assert(hello);
    const store = createWorkbench(socketsExperiment, hello.scenario, 0);
    store.getState().showOnlyWhatMatters(true);
    const stops = [0];
    while (store.getState().cursor < lastOf(store)) {
      store.getState().goBy(1);
      stops.push(store.getState().cursor);
    }
    expect(stops.length).toBeGreaterThan(2);
    const back = [store.getState().cursor];
    while (store.getState().cursor > 0) {
      store.getState().goBy(-1);
      back.push(store.getState().cursor);
    }
    expect(back.toReversed()).toEqual(stops);
    expect(stops).toEqual(interestingSteps(store.getState().run));
    expect(stops.length).toBeLessThanOrEqual(16);
    store.getState().play();
    const played = [store.getState().cursor];
    while (store.getState().playing) {
      store.getState().advance();
      played.push(store.getState().cursor);
    }
    expect(played).toEqual(stops);
    store.getState().goTo(1);
    expect(store.getState().cursor, "a step that is gone to is shown all the same").toBe(1);
    store.getState().goBy(1, false);
    expect(store.getState().cursor).toBe(2);
  });
});

describe("playing", () => {
  test("steps to the end and stops there", () => {
    const store = open();
    store.getState().play();
    while (store.getState().playing) store.getState().advance();
    expect(store.getState().cursor).toBe(lastOf(store));
  });

  test("plays from the beginning when the run is at its end", () => {
    const store = open(10_000);
    store.getState().play();
    expect(store.getState()).toMatchObject({ playing: true, cursor: 0 });
  });

  test("ends when the reader goes to another step", () => {
    const store = open();
    store.getState().play();
    store.getState().goBy(1);
    expect(store.getState().playing).toBe(false);
  });

  test("knows no speed beyond the slowest and the fastest", () => {
    const store = open();
    for (let press = 0; press < 9; press++) store.getState().faster();
    expect(store.getState().speed).toBe(4);
    for (let press = 0; press < 9; press++) store.getState().slower();
    expect(store.getState().speed).toBe(0.25);
  });
});

describe("a changed scenario", () => {
  const before = runOf(experiment, scenario);
  const after = runOf(experiment, textOrder);
  const last = before.trace.steps.length - 1;

  test("keeps the first step, and the end", () => {
    expect(sameMoment(before, 0, after)).toBe(0);
    expect(sameMoment(before, last, after)).toBe(after.trace.steps.length - 1);
  });

  test("keeps a step as long as both runs went the same way", () => {
    expect(sameMoment(before, 2, after)).toBe(2);
  });

  test("keeps the moment where they went different ways", () => {
    const cursor = last - 1;
    const step = sameMoment(before, cursor, after);
    expect(step).toBe(after.timeline.stepAt(before.trace.steps[cursor]?.atMs ?? -1));
  });

  test("where only the algorithm was switched, the step keeps its number", () => {
    const shipped = shippedScenario("ricart-agrawala", "text-violation")?.scenario;
    assert(shipped?.experiment === "ricart-agrawala");
    const text = runOf(experiment, shipped);
    const options = { ...shipped.options, order: "timestamp-id" } as const;
    const right = runOf(experiment, { ...shipped, options });
    expect(samePlace(text, 8, right)).toBe(8);
    expect(samePlace(text, 10, right)).toBe(right.trace.steps.length - 1);
    const elsewhere = runOf(experiment, { ...shipped, options, processes: [...shipped.processes] });
    expect(samePlace(text, 8, elsewhere), "the moment").toBe(6);
  });

  test("is computed, and stops playing", () => {
    const store = open();
    store.getState().play();
    store.getState().change(textOrder);
    expect(store.getState().playing).toBe(false);
    expect(store.getState().run.scenario.options).toMatchObject({ order: "text" });
  });
});
