import { expect, test } from "vitest";
import { startPlayer, type Wait } from "../../src/store/player.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { experiment, scenario } from "./runs.ts";

/** A clock that is wound by hand, and remembers how long each wait was to be. */
function clock() {
  const waits: number[] = [];
  let due: (() => void) | null = null;
  const wait: Wait = (afterMs, done) => {
    waits.push(afterMs);
    due = done;
    return () => {
      due = null;
    };
  };
  const strike = () => {
    const done = due;
    due = null;
    done?.();
  };
  return { wait, waits, strike, isWaiting: () => due !== null };
}

test("plays step by step to the end, and then waits for nothing", () => {
  const store = createWorkbench(experiment, scenario);
  const { wait, strike, isWaiting } = clock();
  startPlayer(store, wait);
  expect(isWaiting()).toBe(false);
  store.getState().play();
  const seen = [store.getState().cursor];
  while (isWaiting()) {
    strike();
    seen.push(store.getState().cursor);
  }
  expect(seen).toEqual(store.getState().run.trace.steps.map(({ index }) => index));
  expect(store.getState().playing).toBe(false);
});

test("a pause calls off the next step", () => {
  const store = createWorkbench(experiment, scenario);
  const { wait, strike, isWaiting } = clock();
  startPlayer(store, wait);
  store.getState().play();
  strike();
  store.getState().pause();
  expect(isWaiting()).toBe(false);
  strike();
  expect(store.getState().cursor).toBe(1);
});

test("a new speed counts at once", () => {
  const store = createWorkbench(experiment, scenario);
  const { wait, waits } = clock();
  startPlayer(store, wait);
  store.getState().play();
  store.getState().faster();
  store.getState().faster();
  expect(waits).toEqual([1000, 500, 250]);
});

test("an ended player calls off what it waited for", () => {
  const store = createWorkbench(experiment, scenario);
  const { wait, isWaiting } = clock();
  const end = startPlayer(store, wait);
  store.getState().play();
  end();
  expect(isWaiting()).toBe(false);
});
