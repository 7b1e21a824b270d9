import * as fc from "fast-check";
import { expect, test } from "vitest";
import { finished, type Work } from "../../src/base/work.ts";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { withClockMs } from "../../src/experiments/berkeley/edit-clocks.ts";
import type { Edit } from "../../src/scenario/edit.ts";
import type { BerkeleyScenario } from "../../src/experiments/berkeley/scenario.ts";
import { Attempts, inOneSlice, type InSlices } from "../../src/store/attempts.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { encodeTrace } from "../../src/trace/codec.ts";

const scenario = berkeleyExperiment.scenarios.find(({ id }) => id === "fifteen-machines")
  ?.scenario as BerkeleyScenario;
const clockAt = (ms: number): Edit => ({ kind: "replace", scenario: withClockMs(scenario, 3, ms) });

/** A workbench whose computing goes on when the test says so. */
function setUp() {
  const going: { work: Work<unknown>; done: (result: never) => void; isCalledOff: boolean }[] = [];
  const pace = { isAtOnce: false };
  const inSlices: InSlices = (work, done, sliceMs) => {
    // An opening that is soon done is done at once.
    if (pace.isAtOnce || sliceMs !== undefined) return inOneSlice(work, done);
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
  return {
    store,
    going,
    pace,
    finish,
    shownMs,
    soon: (ms: number) => store.getState().tryOutSoon(clockAt(ms)),
  };
}

test("during a drag the run that was begun is shown, then the newest; those between are skipped", () => {
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

test("releasing a drag shows the last position, and makes one branch", () => {
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

test("a cancelled attempt is never shown, and neither is one after which another run is opened", () => {
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

test("releasing keeps the newest attempt, and the shown run never goes back, whenever work ends", () => {
  const made = runOf(berkeleyExperiment, scenario);
  const deeds = fc.array(fc.constantFrom("ask", "end", "end at once", "in slices"), { maxLength: 40 });
  fc.assert(
    fc.property(deeds, (all) => {
      const shown: number[] = [];
      let isAtOnce = false;
      let asked = 0;
      const going: (() => void)[] = [];
      const inSlices: InSlices = (work, done) => {
        if (isAtOnce) return inOneSlice(work, done);
        // One that ends though it was called off must not be shown.
        going.push(() => void inOneSlice(work, done));
        return () => {};
      };
      const atMs = (edit: Edit) => (edit.kind === "deliver" ? edit.atMs : NaN);
      const attempts = new Attempts(
        inSlices,
        // oxlint-disable-next-line require-yield -- it is done at once or not at all
        function* (): Work<Run> {
          return made;
        },
        (edit) => shown.push(atMs(edit)),
      );
      for (const deed of all) {
        if (deed === "ask") attempts.ask({ kind: "deliver", message: "1>2#1", atMs: ++asked });
        else if (deed === "end") going.shift()?.();
        else isAtOnce = deed === "end at once";
        expect(attempts.isGoing).toBe(asked > 0 && shown.at(-1) !== asked);
      }
      const left = attempts.stop();
      expect(left ? atMs(left) : (shown.at(-1) ?? 0)).toBe(asked);
      const before = [...shown];
      for (const end of going) end();
      expect(shown).toEqual(before);
      expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    }),
  );
});

test("moves to 20 and 30 of which the second is soon done show 20, then 30, and 30 is kept", () => {
  const { store, pace, finish, shownMs, soon } = setUp();
  const seen: unknown[] = [];
  store.subscribe((now, before) => now.run !== before.run && seen.push(shownMs()));
  soon(20);
  soon(30);
  pace.isAtOnce = true;
  finish();
  store.getState().commitPreview();
  expect(seen).toEqual([20, 30]);
  expect(shownMs()).toBe(30);
  expect(store.getState().run.scenario).toBe(store.getState().history.branches[1]?.scenario);
});

test("an edit that cannot be computed ends in a sentence, and the page goes on from what it showed", () => {
  const { store, finish, shownMs, soon } = setUp();
  const wrong: Edit = { kind: "replace", scenario: null as unknown as BerkeleyScenario };
  soon(10);
  finish();
  store.getState().tryOutSoon(wrong);
  finish();
  expect(store.getState().computing).toBe(false);
  expect(store.getState().notice).toMatchObject({
    kind: "problem",
    title: "This change could not be computed",
  });
  expect(shownMs()).toBe(10);
  store.getState().dismiss();
  store.getState().tryOutSoon(wrong);
  store.getState().commitPreview();
  expect(store.getState()).toMatchObject({ computing: false, preview: null });
  expect(store.getState().notice?.kind).toBe("problem");
  expect(shownMs()).toBe(10);
  store.getState().dismiss();
  store.getState().change(wrong.scenario);
  expect(store.getState().notice?.kind).toBe("problem");
  expect(shownMs()).toBe(10);
  store.getState().undo();
  soon(20);
  // The first in the row was let go of.
  finish();
  finish();
  expect(shownMs()).toBe(20);
});
