import { expect, test } from "vitest";
import { ricartAgrawalaExperiment as experiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { Turns, turnView } from "../../src/store/turns.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { node, scenario } from "../support/scenario.ts";

/** Two parts of a picture, with frames and a hand that rests when the test says so. */
function setUp() {
  const main = createWorkbench(experiment, scenario({ processes: [node("1", [0, 20]), node("2", [0, 20])] }));
  const frames: (() => void)[] = [];
  const turns = new Turns(2, (done) => void frames.push(done));
  const resting = new Set<() => void>();
  const views = [0, 1].map((part) => {
    const view = turnView(main, turns, part, (_, done) => {
      resting.add(done);
      return () => void resting.delete(done);
    });
    return { view, leave: view.subscribe(() => {}) };
  });
  return {
    main,
    views,
    frames,
    shown: () => views.map(({ view }) => view.getState().cursor),
    goTo: (step: number) => main.getState().goTo(step),
    frame: () => {
      for (const done of frames.splice(0)) done();
    },
    rest: () => {
      for (const done of resting) done();
    },
  };
}

test("a single step is shown by all parts at once", () => {
  const { goTo, rest, shown, frames } = setUp();
  goTo(2);
  expect(shown()).toEqual([2, 2]);
  rest();
  goTo(5);
  expect(shown()).toEqual([5, 5]);
  expect(frames).toEqual([]);
});

test("in a hurry no frame draws two parts, each draws the newest step, and none is left behind", () => {
  const { goTo, frame, shown, frames } = setUp();
  goTo(1);
  let before = shown();
  for (const step of [2, 3, 4, 5, 6, 7]) {
    goTo(step);
    expect(shown()).toEqual(before);
    frame();
    const after = shown();
    expect(after.filter((cursor, part) => cursor !== before[part])).toEqual([step]);
    before = after;
  }
  frame();
  expect(shown()).toEqual([7, 7]);
  expect(frames).toEqual([]);
});

test("what is pointed at waits only in a hurry, and playing, an edit or a preview for no turn", () => {
  const { main, goTo, shown, views, frame, rest } = setUp();
  goTo(1);
  rest();
  main.getState().hover(3);
  for (const { view } of views) expect(view.getState()).toBe(main.getState());
  goTo(2);
  goTo(4);
  expect(shown()).toEqual([2, 2]);
  main.getState().play();
  expect(shown()).toEqual([4, 4]);
  expect(views.every(({ view }) => view.getState().playing)).toBe(true);
  main.getState().pause();
  goTo(5);
  expect(shown()).toEqual([4, 4]);
  const name = main.getState().run.trace.flights[0]?.name ?? "";
  main.getState().tryOut({ kind: "deliver", message: name, atMs: 40 });
  for (const { view } of views) expect(view.getState().run).toBe(main.getState().run);
  const { run } = main.getState();
  frame();
  expect(main.getState().run).toBe(run);
});

test("who has left is not waited for", () => {
  const { goTo, views, frame, frames } = setUp();
  goTo(1);
  goTo(2);
  for (const { leave } of views) leave();
  frame();
  expect(frames).toEqual([]);
});
