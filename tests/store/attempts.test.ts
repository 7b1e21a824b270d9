import { expect, test } from "vitest";
import { finished, type Work } from "../../src/base/work.ts";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { withClockMs } from "../../src/scenario/edit-clocks.ts";
import type { Edit } from "../../src/scenario/edit.ts";
import type { BerkeleyScenario } from "../../src/scenario/scenario.ts";
import { inOneSlice, type InSlices } from "../../src/store/attempts.ts";
import { runOf } from "../../src/store/run.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { encodeTrace } from "../../src/trace/codec.ts";

const scenario = berkeleyExperiment.scenarios.find(({ id }) => id === "fifteen-machines")
  ?.scenario as BerkeleyScenario;
const clockAt = (ms: number): Edit => ({ kind: "replace", scenario: withClockMs(scenario, 3, ms) });

/** A workbench whose computing goes on when the test says so. */
function setUp() {
  const going: { work: Work<unknown>; done: (result: never) => void; isCalledOff: boolean }[] = [];
  const inSlices: InSlices = (work, done, sliceMs) => {
    // An opening that is soon done is done at once.
    if (sliceMs !== undefined) return inOneSlice(work, done);
    const one = { work, done: done as (result: never) => void, isCalledOff: false };
    going.push(one);
    return () => {
      one.isCalledOff = true;
    };
  };
  const store = createWorkbench(berkeleyExperiment, scenario, 100, inSlices);
  const finish = () => {
    const one = going.shift();
    if (one && !one.isCalledOff) one.done(finished(one.work) as never);
  };
  const shownMs = () => (store.getState().run.scenario as BerkeleyScenario).processes[3]?.clockMs;
  return { store, going, finish, shownMs, soon: (ms: number) => store.getState().tryOutSoon(clockAt(ms)) };
}

test("under a hand that moves on, what was begun is shown, then the newest; what lies between is left out", () => {
  const { store, going, finish, shownMs, soon } = setUp();
  const before = store.getState().run;
  soon(10);
  soon(20);
  soon(30);
  expect(store.getState().run).toBe(before);
  expect(store.getState().computing).toBe(true);
  finish();
  expect(shownMs()).toBe(10);
  expect(store.getState()).toMatchObject({ computing: true, ghost: before });
  finish();
  expect(shownMs()).toBe(30);
  expect(store.getState()).toMatchObject({ computing: false, ghost: before });
  expect(going).toEqual([]);
});

test("letting go shows where the hand is, whatever was computed by then, and is one branch", () => {
  const { store, going, finish, shownMs, soon } = setUp();
  soon(10);
  soon(20);
  store.getState().commitPreview();
  expect(shownMs()).toBe(20);
  expect(store.getState()).toMatchObject({ computing: false, preview: null });
  expect(store.getState().history.branches).toHaveLength(2);
  finish();
  expect(shownMs()).toBe(20);
  expect(going).toEqual([]);
});

test("what is taken back is never shown, and neither is what another run is opened over", () => {
  const { store, finish, soon } = setUp();
  const before = store.getState().run;
  soon(10);
  store.getState().cancelPreview();
  finish();
  expect(store.getState()).toMatchObject({ run: before, computing: false, preview: null, ghost: null });
  soon(10);
  void store.getState().open(berkeleyExperiment, scenario);
  const opened = store.getState().run;
  finish();
  expect(store.getState()).toMatchObject({ run: opened, computing: false, preview: null });
});

test("a run that was computed in slices is the run that is computed at once, byte for byte", () => {
  const { store, finish, soon } = setUp();
  soon(40);
  finish();
  const { run } = store.getState();
  expect(encodeTrace(run.trace)).toEqual(encodeTrace(runOf(berkeleyExperiment, run.scenario).trace));
});

test("what a part of the picture prepares is done before the run is shown", () => {
  const { store, finish, soon } = setUp();
  const seen: unknown[] = [];
  const end = store.getState().prepareBy(function* (run, base) {
    yield;
    seen.push([run === store.getState().run, base === store.getState().run]);
  });
  soon(10);
  finish();
  expect(seen).toEqual([[false, true]]);
  end();
  soon(20);
  finish();
  expect(seen).toHaveLength(1);
});
