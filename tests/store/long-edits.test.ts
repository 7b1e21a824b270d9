import * as fc from "fast-check";
import { expect, test } from "vitest";
import { finished, type Work } from "../../src/base/work.ts";
import type { Edit } from "../../src/scenario/edit.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { InSlices } from "../../src/store/attempts.ts";
import { currentBranch } from "../../src/store/history.ts";
import { wantedScenario } from "../../src/store/opening.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { experiment, scenario } from "./runs.ts";

/** A workbench whose every run takes long: it is there when the test says so. */
function setUp() {
  const going: { work: Work<unknown>; done: (made: never) => void; isOff: boolean }[] = [];
  const inSlices: InSlices = (work, done) => {
    const one = { work, done: done as (made: never) => void, isOff: false };
    going.push(one);
    return () => void (one.isOff = true);
  };
  const store = createWorkbench(experiment, scenario, 3, inSlices);
  /** All that is on its way comes to its end. */
  const finish = () => {
    for (let one = going.shift(); one; one = going.shift())
      if (!one.isOff) one.done(finished(one.work) as never);
  };
  return { store, finish };
}

const crash = (atMs: number): Edit => ({ kind: "crash", process: "2", atMs });
const changes = ({ interventions }: Scenario) => interventions.length;
const titled = (to: Scenario, title: string): Scenario => ({ ...to, title });

test("an edit of a long run is under way below the run that is there, and can be stopped", () => {
  const { store, finish } = setUp();
  const { run } = store.getState();
  store.getState().edit(crash(25));
  expect(store.getState()).toMatchObject({ run, cursor: 3 });
  expect(store.getState().opening).not.toBeNull();
  store.getState().goTo(2);
  store.getState().opening?.stop();
  finish();
  expect(store.getState()).toMatchObject({ run, cursor: 2, opening: null });
  expect(store.getState().notice?.title).toBe("Stopped");
});

test("an edit that was stopped is what redo computes", () => {
  const { store, finish } = setUp();
  store.getState().edit(crash(25));
  store.getState().edit(crash(35));
  store.getState().opening?.stop();
  store.getState().redo();
  finish();
  expect(changes(store.getState().run.scenario)).toBe(1);
  store.getState().redo();
  finish();
  expect(changes(store.getState().run.scenario)).toBe(2);
  expect(store.getState().history.left).toEqual([]);
});

test("an edit made while another is computed keeps both, in the run and in the forms", () => {
  const { store, finish } = setUp();
  store.getState().edit(crash(25));
  expect(changes(wantedScenario(store.getState()))).toBe(1);
  store.getState().edit(crash(35));
  store.getState().change(titled(wantedScenario(store.getState()), "both"));
  finish();
  const { run, history, ghost } = store.getState();
  expect([changes(run.scenario), run.scenario.title]).toEqual([2, "both"]);
  expect(history.branches).toHaveLength(4);
  expect(changes(ghost?.scenario ?? scenario)).toBe(2);
});

test("undo of an edit goes back to the run behind it, which is not computed again", () => {
  const { store, finish } = setUp();
  const { run } = store.getState();
  store.getState().edit(crash(25));
  finish();
  store.getState().undo();
  finish();
  expect(store.getState().run).toBe(run);
  store.getState().redo();
  finish();
  expect(store.getState().ghost).toBe(run);
});

test("undo, while the edit is on its way, leaves it for redo", () => {
  const { store, finish } = setUp();
  store.getState().edit(crash(25));
  store.getState().undo();
  finish();
  expect(changes(store.getState().run.scenario)).toBe(0);
  store.getState().redo();
  finish();
  expect(changes(store.getState().run.scenario)).toBe(1);
});

test("releasing a drag before its run is computed keeps the last position", () => {
  const { store, finish } = setUp();
  store.getState().tryOutSoon(crash(25));
  finish();
  store.getState().tryOutSoon(crash(35));
  store.getState().commitPreview();
  expect(store.getState().run.scenario.interventions[0]).toMatchObject({ atMs: 25 });
  finish();
  const { run, preview, history } = store.getState();
  expect(run.scenario.interventions).toMatchObject([{ atMs: 35 }]);
  expect(preview).toBeNull();
  expect(history.branches).toHaveLength(2);
  expect(currentBranch(history).scenario).toBe(run.scenario);
});

test("a drag that is begun while an edit is on its way keeps the edit", () => {
  const { store, finish } = setUp();
  store.getState().edit(crash(25));
  store.getState().tryOutSoon(crash(35));
  finish();
  store.getState().commitPreview();
  finish();
  expect(changes(store.getState().run.scenario)).toBe(2);
});

test("an edit that another scenario is opened over is kept in its history", () => {
  const { store, finish } = setUp();
  const { story } = store.getState().history;
  store.getState().edit(crash(25));
  void store.getState().open(experiment, titled(scenario, "another"));
  const left = store.getState().history;
  finish();
  expect(store.getState().run.scenario.title).toBe("another");
  expect(left.story).toBe(story);
  expect(left.branches).toHaveLength(2);
  expect(left.left).toEqual([1]);
});

test("after an edit that fails, the edit before it is computed", () => {
  const { store, finish } = setUp();
  store.getState().edit(crash(25));
  store.getState().change(null as unknown as Scenario);
  finish();
  expect(store.getState().notice?.title).toBe("This change could not be computed");
  expect(changes(store.getState().run.scenario)).toBe(1);
});

test("no edit is lost in any order of actions: each is in the history, on top of the one before", () => {
  const deeds = fc.array(fc.constantFrom("edit", "drag", "let go", "finish", "step"), { maxLength: 25 });
  fc.assert(
    fc.property(deeds, (all) => {
      const { store, finish } = setUp();
      let made = 0;
      let isHeld = false;
      const letGo = () => {
        if (isHeld) made++;
        isHeld = false;
        store.getState().commitPreview();
      };
      for (const deed of all) {
        if (deed === "step") store.getState().goBy(1);
        else if (deed === "finish") finish();
        else if (deed === "let go") letGo();
        else if (deed === "drag") {
          store.getState().tryOutSoon(crash(20 + made));
          isHeld = true;
        } else {
          letGo();
          store.getState().edit(crash(20 + made));
          made++;
        }
      }
      letGo();
      finish();
      const { run, history, preview, opening, computing } = store.getState();
      expect(changes(run.scenario)).toBe(made);
      expect(history.branches).toHaveLength(made + 1);
      expect(currentBranch(history).scenario).toBe(run.scenario);
      expect({ preview, opening, computing }).toEqual({ preview: null, opening: null, computing: false });
    }),
    { numRuns: 150 },
  );
});
