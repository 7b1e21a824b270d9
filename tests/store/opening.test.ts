import { expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import type { Experiment } from "../../src/experiments/experiment.ts";
import { inOneSlice, type InSlices } from "../../src/store/attempts.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { encodeTrace } from "../../src/trace/codec.ts";
import { runOf } from "../../src/store/run.ts";
import { experiment, scenario, textOrder } from "./runs.ts";

const long = berkeleyExperiment.scenarios.find(({ id }) => id === "fifteen-machines")?.scenario ?? scenario;

/** A workbench that opens a run in slices of so many parts, the next slice when the test says so. */
function setUp(parts = 2) {
  const waiting: (() => void)[] = [];
  const inSlices: InSlices = (work, done, firstMs) => {
    if (firstMs === undefined) return inOneSlice(work, done);
    let isOff = false;
    const slice = () => {
      if (isOff) return;
      for (let i = 0; i < parts; i++) {
        const next = work.next();
        if (next.done) return done(next.value);
      }
      waiting.push(slice);
    };
    slice();
    return () => {
      isOff = true;
    };
  };
  const store = createWorkbench(experiment, scenario, 3, inSlices);
  const frame = () => {
    for (const slice of waiting.splice(0)) slice();
  };
  return { store, waiting, frame };
}

test("a short run is opened at once, at the step that is wanted of it", async () => {
  const { store } = setUp(1e6);
  const opened = store.getState().open(experiment, textOrder, (last) => last - 1);
  const { run, cursor, opening } = store.getState();
  expect(run.scenario).toBe(textOrder);
  expect({ cursor, opening }).toEqual({ cursor: run.trace.steps.length - 2, opening: null });
  expect(await opened).toEqual({ is: "open" });
});

test("a long run reports its progress, and equals the run that is computed in one go", async () => {
  const { store, waiting, frame } = setUp();
  const before = store.getState().run;
  const heard = new Set<number>();
  store.subscribe(({ opening }) => opening && heard.add(opening.thousands));
  const opened = store.getState().open(berkeleyExperiment, long);
  expect(store.getState()).toMatchObject({ run: before, cursor: 3 });
  expect(store.getState().opening).not.toBeNull();
  store.getState().goTo(2);
  expect(store.getState()).toMatchObject({ run: before, cursor: 2 });
  while (waiting.length > 0) frame();
  expect(await opened).toEqual({ is: "open" });
  const { run, opening } = store.getState();
  expect(opening).toBeNull();
  expect(encodeTrace(run.trace)).toBe(encodeTrace(runOf(berkeleyExperiment, long).trace));
  const steps = run.trace.steps.length;
  expect([...heard]).toEqual(
    Array.from({ length: Math.floor(steps / 1000) + 1 }, (_, thousands) => thousands),
  );
});

test("an opening that is stopped leaves the page as it was, with a sentence", async () => {
  const { store, waiting, frame } = setUp();
  const { run, history } = store.getState();
  const opened = store.getState().open(berkeleyExperiment, long);
  frame();
  store.getState().opening?.stop();
  expect(await opened).toEqual({ is: "stopped" });
  expect(store.getState()).toMatchObject({ run, history, cursor: 3, opening: null });
  expect(store.getState().notice?.title).toBe("Stopped");
  frame();
  expect(store.getState().run).toBe(run);
  expect(waiting).toEqual([]);
});

test("when two scenarios are opened at once, the later one is shown, and the earlier one reports nothing", async () => {
  const { store, frame, waiting } = setUp();
  const first = store.getState().open(berkeleyExperiment, long);
  frame();
  const second = store.getState().open(berkeleyExperiment, { ...long, title: "the later one" });
  while (waiting.length > 0) frame();
  expect([await first, await second]).toEqual([{ is: "left" }, { is: "open" }]);
  expect(store.getState()).toMatchObject({ notice: null, opening: null });
  expect(store.getState().run.scenario.title).toBe("the later one");
});

test("a run that throws ends in a sentence, and the page stays as it was", async () => {
  const { store } = setUp(1e6);
  const { run } = store.getState();
  const wrong: Experiment = {
    ...experiment,
    subject: () => {
      throw new Error("no such subject");
    },
  };
  expect(await store.getState().open(wrong, textOrder)).toEqual({ is: "failed", why: "no such subject" });
  expect(store.getState()).toMatchObject({ run, opening: null });
  expect(store.getState().notice?.text).toContain("no such subject");
  store.getState().change(textOrder);
  expect(store.getState().run.scenario).toBe(textOrder);
});

test("a history that was left is opened with its run, the run behind it, and what undo knows", async () => {
  const { store } = setUp(1e6);
  store.getState().edit({ kind: "drop", message: "2>1#1" });
  store.getState().edit({ kind: "crash", process: "2", atMs: 25 });
  store.getState().undo();
  const { history, run, ghost, cursor } = store.getState();
  await store.getState().open(experiment, textOrder);
  expect(store.getState().history.story).not.toBe(history.story);
  await store.getState().open(experiment, history, cursor);
  const back = store.getState();
  expect(back.history).toBe(history);
  expect([back.run, back.ghost].map((one) => one && encodeTrace(one.trace))).toEqual(
    [run, ghost].map((one) => one && encodeTrace(one.trace)),
  );
  store.getState().redo();
  expect(store.getState().run.scenario.interventions).toHaveLength(2);
  store.getState().undo();
  store.getState().undo();
  expect(store.getState().run.scenario).toBe(scenario);
});
