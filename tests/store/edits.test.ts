import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import type { Edit } from "../../src/scenario/edit.ts";
import { processIds } from "../../src/scenario/scenario.ts";
import { branchRows } from "../../src/store/branch-rows.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { encodeTrace } from "../../src/trace/codec.ts";
import { experiment, scenario, textOrder } from "./runs.ts";

const open = () => createWorkbench(experiment, scenario);
const bytesOf = (store: ReturnType<typeof open>) => {
  const { trace } = store.getState().run;
  return encodeTrace(trace);
};
const edits: readonly Edit[] = [
  { kind: "drop", message: "2>1#1" },
  { kind: "delay", message: "1>2#1", byMs: 40 },
  { kind: "deliver", message: "1>2#1", atMs: 31.5 },
  { kind: "duplicate", message: "1>2#1", afterMs: 5 },
  { kind: "crash", process: "2", atMs: 25 },
  { kind: "restart", process: "2", atMs: 90 },
  { kind: "partition", groups: [["1"], ["2"]], fromMs: 10, untilMs: 60 },
  { kind: "set-clock", process: "2", atMs: 40, byMs: -500 },
  { kind: "let-go", message: "1>2#1" },
  { kind: "remove", index: 0 },
  { kind: "replace", scenario: textOrder },
];

describe("undo", () => {
  test("to the beginning gives the first trace, byte for byte, and redo each later one", () => {
    const store = open();
    const traces = [bytesOf(store)];
    for (const edit of edits) {
      store.getState().edit(edit);
      traces.push(bytesOf(store));
    }
    expect(new Set(traces).size).toBeGreaterThan(6);
    for (const trace of traces.slice(0, -1).toReversed()) {
      store.getState().undo();
      expect(bytesOf(store)).toBe(trace);
    }
    store.getState().undo();
    expect(bytesOf(store)).toBe(traces[0]);
    for (const trace of traces.slice(1)) {
      store.getState().redo();
      expect(bytesOf(store)).toBe(trace);
    }
  });

  const shippedOnes = experiments.flatMap((of) => of.scenarios.map((shipped) => ({ ...shipped, of })));
  test.each(shippedOnes)("reads $id back unchanged", (shipped) => {
    const store = createWorkbench(shipped.of, shipped.scenario);
    const before = bytesOf(store);
    const [process = ""] = processIds(shipped.scenario);
    store.getState().edit({ kind: "crash", process, atMs: 1 });
    expect(bytesOf(store)).not.toBe(before);
    store.getState().undo();
    expect(bytesOf(store)).toBe(before);
    expect(store.getState().run.scenario).toBe(shipped.scenario);
  });

  test("keeps every branch, and any can be shown", () => {
    const store = open();
    store.getState().edit({ kind: "drop", message: "2>1#1" });
    const dropped = bytesOf(store);
    store.getState().undo();
    store.getState().edit({ kind: "drop", message: "1>2#1" });
    expect(store.getState().history.branches).toHaveLength(3);
    store.getState().switchTo(1);
    expect(bytesOf(store)).toBe(dropped);
  });
});

describe("typing into a field", () => {
  const seed = (n: number) => ({ ...scenario, seed: n });

  test("is one branch, with the run as it was before the first letter behind it", () => {
    const store = open();
    const before = store.getState().run;
    for (const n of [2, 23, 234]) store.getState().change(seed(n), "seed 1");
    const { history, ghost, run } = store.getState();
    expect(history.branches).toHaveLength(2);
    expect(ghost).toBe(before);
    expect(run.scenario.seed).toBe(234);
    store.getState().undo();
    expect(store.getState().run.scenario.seed).toBe(1);
    store.getState().redo();
    expect(store.getState().run.scenario.seed).toBe(234);
  });

  test("is a new branch when the field is entered again, after another change, and after undo", () => {
    const store = open();
    store.getState().change(seed(2), "seed 1");
    store.getState().change(seed(3), "seed 2");
    expect(store.getState().history.branches).toHaveLength(3);
    store.getState().edit({ kind: "drop", message: "2>1#1" });
    store.getState().change({ ...store.getState().run.scenario, seed: 4 }, "seed 2");
    expect(store.getState().history.branches).toHaveLength(5);
    store.getState().undo();
    store.getState().undo();
    store.getState().change(seed(5), "seed 2");
    expect(store.getState().history.branches).toHaveLength(6);
  });
});

test("the tree's rows go down a branch and set forks to the right", () => {
  const store = open();
  const { edit } = store.getState();
  edit({ kind: "drop", message: "2>1#1" });
  edit({ kind: "crash", process: "1", atMs: 5 });
  store.getState().switchTo(0);
  edit({ kind: "drop", message: "1>2#1" });
  store.getState().switchTo(1);
  edit({ kind: "crash", process: "2", atMs: 5 });
  expect(branchRows(store.getState().history)).toEqual([
    { branch: 0, depth: 0, isFork: false },
    { branch: 3, depth: 1, isFork: true },
    { branch: 1, depth: 0, isFork: false },
    { branch: 4, depth: 1, isFork: true },
    { branch: 2, depth: 0, isFork: false },
  ]);
});

test("presenting shows the projector's theme and gives the old one back", () => {
  const store = open();
  store.getState().showTheme("dark");
  store.getState().present(true);
  store.getState().present(true);
  // What comes is hidden in a hall, until the lecturer shows it.
  expect(store.getState()).toMatchObject({ theme: "projector", hidesFuture: true });
  store.getState().enlarge("stage");
  store.getState().present(false);
  expect(store.getState()).toMatchObject({
    theme: "dark",
    hidesFuture: false,
    presenting: null,
    enlarged: null,
  });
});
