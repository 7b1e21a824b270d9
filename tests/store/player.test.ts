import { expect, test } from "vitest";
import { startPlayer, type Wait } from "../../src/store/player.ts";
import { stepSentence } from "../../src/store/step-sentence.ts";
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

test("plays step by step to the end, and then sets no timer", () => {
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
  const [first = 0] = waits;
  expect(first).toBeGreaterThanOrEqual(1000);
  expect(waits).toEqual([first, first / 2, first / 4]);
});

test("at 1× every sentence stays long enough to be read: a second at least", () => {
  const store = createWorkbench(experiment, scenario);
  const { wait, waits, strike, isWaiting } = clock();
  startPlayer(store, wait);
  store.getState().play();
  while (isWaiting()) strike();
  const { run } = store.getState();
  for (const [step, ms] of waits.entries()) {
    const letters = stepSentence(run, step).length;
    expect(ms).toBeGreaterThanOrEqual(Math.max(1000, letters * 40));
    expect(ms).toBeLessThanOrEqual(Math.max(1000, letters * 60));
  }
});

test("an ended player calls off what it waited for", () => {
  const store = createWorkbench(experiment, scenario);
  const { wait, isWaiting } = clock();
  const end = startPlayer(store, wait);
  store.getState().play();
  end();
  expect(isWaiting()).toBe(false);
});
