import { assert, describe, expect, test } from "vitest";
import type { Edit } from "../../src/scenario/edit.ts";
import { besideStep, isAtEnd } from "../../src/store/side-by-side.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { interestingSteps } from "../../src/store/interesting.ts";
import { experiment, scenario } from "./runs.ts";

const edits: Readonly<Record<string, Edit>> = {
  "a run that is as long": { kind: "delay", message: "2>1#1", byMs: 33 },
  "a run that is shorter": { kind: "crash", process: "2", atMs: 5 },
  "a run that is longer": { kind: "duplicate", message: "1>2#1", afterMs: 30 },
  "the same run": { kind: "deliver", message: "1>2#1", atMs: 0 },
};

function compared(edit: Edit) {
  const store = createWorkbench(experiment, scenario);
  store.getState().edit(edit);
  store.getState().compare(true);
  store.getState().goTo(0);
  return store;
}

const places = ({ getState }: ReturnType<typeof compared>) => [getState().cursor, besideStep(getState())];

describe("with → every step of both runs comes by, in the order of their moments, beside", () => {
  for (const [name, edit] of Object.entries(edits)) {
    test(name, () => {
      const store = compared(edit);
      const { run, ghost } = store.getState();
      const walk = [places(store)];
      for (let press = 0; press < 100; press++) {
        if (isAtEnd(store.getState())) break;
        store.getState().goBy(1);
        walk.push(places(store));
      }
      const last = [run.trace.steps.length - 1, (ghost?.trace.steps.length ?? 0) - 1];
      expect(walk.at(-1)).toEqual(last);
      for (const side of [0, 1]) {
        const gone = walk.map((place) => place[side] ?? -1);
        expect([...new Set(gone)]).toEqual(Array.from({ length: (last[side] ?? 0) + 1 }, (_, step) => step));
        // No step is gone through twice, or back.
        for (const [at, step] of gone.entries())
          if (at > 0) expect(step).toBeGreaterThanOrEqual(gone[at - 1] ?? 0);
      }
      // ← takes the same way back.
      const back = [places(store)];
      for (
        let press = 0;
        press < 100 && store.getState().cursor + besideStep(store.getState()) > 0;
        press++
      ) {
        store.getState().goBy(-1);
        back.push(places(store));
      }
      expect(back.toReversed()).toEqual(walk);
    });
  }
});

test("playing goes on until both runs are over, and then plays from the beginning", () => {
  const store = compared(edits["a run that is shorter"] ?? { kind: "let-go", message: "1>2#1" });
  store.getState().play();
  const seen: number[][] = [];
  for (let step = 0; step < 100 && store.getState().playing; step++) {
    store.getState().advance();
    seen.push(places(store));
  }
  const { run, ghost } = store.getState();
  expect(seen.at(-1)).toEqual([run.trace.steps.length - 1, (ghost?.trace.steps.length ?? 0) - 1]);
  expect(new Set(seen.map(([, step]) => step)).size).toBe((ghost?.trace.steps.length ?? 0) - 1);
  store.getState().play();
  expect(places(store)).toEqual([0, 0]);
});

test("a change forgets the step of the old run", () => {
  const store = compared(edits["a run that is shorter"] ?? { kind: "let-go", message: "1>2#1" });
  store.getState().goToEnd();
  store.getState().goToBeside(8);
  expect(besideStep(store.getState())).toBe(8);
  store.getState().undo();
  expect(besideStep(store.getState())).toBe(store.getState().cursor);
});

test("with only what matters, → stops where one of the two runs has something that matters", () => {
  const hello = shippedScenario("sockets", "hello");
  assert(hello);
  const store = createWorkbench(socketsExperiment, hello.scenario);
  store.getState().edit({ kind: "crash", process: "server", atMs: 45 });
  store.getState().compare(true);
  store.getState().showOnlyWhatMatters(true);
  store.getState().goTo(0);
  const seen = [new Set([0]), new Set([0])];
  let presses = 0;
  for (; !isAtEnd(store.getState()); presses++) {
    store.getState().goBy(1);
    for (const side of [0, 1]) seen[side]?.add(places(store)[side] ?? 0);
  }
  const { run, ghost } = store.getState();
  assert(ghost);
  expect([...interestingSteps(run)].filter((step) => !seen[0]?.has(step))).toEqual([]);
  expect([...interestingSteps(ghost)].filter((step) => !seen[1]?.has(step))).toEqual([]);
  expect(presses).toBeLessThan(interestingSteps(run).length + interestingSteps(ghost).length);
});
