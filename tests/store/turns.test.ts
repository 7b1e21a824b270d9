import { expect, test } from "vitest";
import { ricartAgrawalaExperiment as experiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { Turns, turnView } from "../../src/store/turns.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { node, scenario } from "../support/scenario.ts";

/** Two parts of a picture, with frames and a hand that rests when the test says so. */
function setUp() {
  const main = createWorkbench(experiment, scenario({ processes: [node("1", [0, 20]), node("2", [0, 20])] }));
  const frames: (() => void)[] = [];
  const turns = new Turns(2, { next: (done) => void frames.push(done), nowMs: () => 0 });
  const resting = new Set<() => void>();
  const views = [0, 1].map((part) => {
    const view = turnView(
      main,
      turns,
      part,
      () => part === 1,
      (_, done) => {
        resting.add(done);
        return () => void resting.delete(done);
      },
    );
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

/** Work of so many parts, each of which takes a millisecond of a clock that nothing else moves. */
function setUpWork() {
  const frames: (() => void)[] = [];
  const clock = { ms: 0, done: 0 };
  const turns = new Turns(2, { next: (done) => void frames.push(done), nowMs: () => clock.ms });
  function* work(parts: number) {
    for (let i = 0; i < parts; i++) {
      clock.ms++;
      clock.done++;
      yield;
    }
    return parts;
  }
  const frame = () => {
    for (const done of frames.splice(0)) done();
  };
  return { turns, frames, clock, work, frame };
}

test("work that takes long is done a slice a frame, none in a frame that draws, and its end has one of its own", () => {
  const { turns, clock, work, frame } = setUpWork();
  const results: number[] = [];
  const drawn: number[] = [];
  turns.inSlices(work(30), (result) => results.push(result));
  expect(clock.done).toBe(0);
  let before = 0;
  for (let i = 0; i < 8; i++) {
    if (i === 2) turns.ask(0, () => drawn.push(clock.done));
    frame();
    const slice = clock.done - before;
    expect(slice).toBeLessThan(10);
    // While a part waits to be drawn nothing is computed.
    if (i === 2) expect({ slice, drawn }).toEqual({ slice: 0, drawn: [before] });
    before = clock.done;
  }
  expect({ done: clock.done, results }).toEqual({ done: 30, results: [30] });
});

test("after work that was soon done the next is done at once, but not in a frame that draws", () => {
  const { turns, work, frame } = setUpWork();
  const results: number[] = [];
  const ask = (parts: number) => turns.inSlices(work(parts), (result) => results.push(result));
  ask(2);
  frame();
  frame();
  expect(results).toEqual([2]);
  ask(3);
  expect(results).toEqual([2, 3]);
  turns.ask(1, () => results.push(-1));
  ask(1);
  frame();
  frame();
  expect(results).toEqual([2, 3, -1, 1]);
});

test("work that is called off is not gone on with", () => {
  const { turns, clock, work, frame, frames } = setUpWork();
  const callOff = turns.inSlices(work(30), () => expect.unreachable());
  frame();
  const { done } = clock;
  callOff();
  frame();
  frame();
  expect({ done: clock.done, frames }).toEqual({ done, frames: [] });
});

test("of a long run that is tried out the part under the hand is drawn at once, the other in its turn", () => {
  const long = experiment.scenarios.find(({ id }) => id === "five-nodes-load")?.scenario;
  if (!long) throw new Error("there is no long run");
  const { main, views, frame } = setUp();
  void main.getState().open(experiment, long);
  const name = main.getState().run.trace.flights[0]?.name ?? "";
  main.getState().tryOut({ kind: "deliver", message: name, atMs: 400 });
  const isShown = () => views.map(({ view }) => view.getState().run === main.getState().run);
  expect(isShown()).toEqual([false, true]);
  frame();
  expect(isShown()).toEqual([true, true]);
  main.getState().tryOut({ kind: "deliver", message: name, atMs: 500 });
  main.getState().commitPreview();
  expect(isShown()).toEqual([true, true]);
});

test("of a crowd's step every part is drawn in a frame of its own", () => {
  const { main, views, shown, goTo, frame } = setUp();
  const crowd = scenario({
    processes: Array.from({ length: 17 }, (_, i) => (i === 0 ? node("1", [0, 20]) : node(String(i + 1)))),
  });
  void main.getState().open(experiment, crowd);
  goTo(3);
  expect(shown()).toEqual([0, 0]);
  frame();
  expect(shown().filter((cursor) => cursor === 3)).toHaveLength(1);
  frame();
  expect(shown()).toEqual([3, 3]);
  expect(views).toHaveLength(2);
});

test("while a run is played every part is drawn in a frame of its own, its last step too; a key's step is drawn at once", () => {
  const { main, shown, goTo, frame, rest } = setUp();
  const last = main.getState().run.trace.steps.length - 1;
  goTo(last - 2);
  rest();
  expect(shown()).toEqual([last - 2, last - 2]);
  main.getState().play();
  for (const step of [last - 1, last]) {
    main.getState().advance();
    expect(shown()).toEqual([step - 1, step - 1]);
    frame();
    expect(shown().filter((cursor) => cursor === step)).toHaveLength(1);
    frame();
    expect(shown()).toEqual([step, step]);
    rest();
  }
  expect(main.getState().playing).toBe(false);
});

test("a part that throws in its turn holds up no other part", () => {
  const { turns, frame, frames } = setUpWork();
  const drawn: string[] = [];
  turns.ask(0, () => {
    throw new Error("cannot be drawn");
  });
  turns.ask(0, () => drawn.push("beside it"));
  turns.ask(1, () => drawn.push("other"));
  for (let i = 0; i < 4; i++) {
    try {
      frame();
    } catch {
      // As a browser tells of it, and goes on.
    }
  }
  expect(drawn.toSorted()).toEqual(["beside it", "other"]);
  expect(frames).toEqual([]);
});

test("an opening that is soon done is done at once; one that takes long leaves a frame after each of its slices", () => {
  const { turns, clock, work, frame } = setUpWork();
  const results: number[] = [];
  turns.inSlices(work(20), (result) => results.push(result), 25);
  expect(results).toEqual([20]);
  const callOff = turns.inSlices(work(60), (result) => results.push(result), 25);
  expect(clock.done).toBe(45);
  for (let i = 0; i < 3; i++) frame();
  expect(results).toEqual([20, 60]);
  callOff();
});
