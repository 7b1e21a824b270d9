import { beforeEach, describe, expect, test } from "vitest";
import { ghostView } from "../../src/store/ghost-view.ts";
import { createWorkbench } from "../../src/store/workbench.ts";
import { experiment, scenario } from "./runs.ts";

/** A run whose REQUEST is delayed: the ghost ends before it. */
function changed() {
  const main = createWorkbench(experiment, scenario);
  main.getState().edit({ kind: "delay", message: "2>1#1", byMs: 33 });
  return { main, view: ghostView(main) };
}

describe("the ghost's view", () => {
  let { main, view } = changed();
  beforeEach(() => {
    ({ main, view } = changed());
  });
  const atMs = (store: typeof main) => {
    const { run, cursor } = store.getState();
    return run.trace.steps[cursor]?.atMs ?? -1;
  };

  test("shows the ghost as its run, and has none itself", () => {
    expect(view.getState().run).toBe(main.getState().ghost);
    expect(view.getState().ghost).toBeNull();
  });

  test("is at the step of the workbench, never later, except at the very end", () => {
    const last = main.getState().run.trace.steps.length - 1;
    for (let step = 0; step < last; step++) {
      main.getState().goTo(step);
      expect(atMs(view)).toBeLessThanOrEqual(atMs(main));
    }
    main.getState().goToEnd();
    expect(view.getState().cursor).toBe(view.getState().run.trace.steps.length - 1);
  });

  test("moves the workbench with it, and stays at the requested step", () => {
    const steps = view.getState().run.trace.steps.length;
    for (let step = 0; step < steps; step++) {
      view.getState().goTo(step);
      expect(view.getState().cursor).toBe(step);
      if (step < steps - 1) expect(atMs(main)).toBeLessThanOrEqual(atMs(view));
    }
    main.getState().goTo(0);
    expect(view.getState().cursor).toBe(0);
  });

  test("tells its listeners what changed, and does not call them without a change", () => {
    const heard: number[] = [];
    const end = view.subscribe(({ cursor }) => void heard.push(cursor));
    main.getState().goTo(1);
    view.getState().goTo(2);
    view.getState().goTo(2);
    view.getState().hover(1);
    expect(view.getState().hovered).toBe(1);
    expect(main.getState().hovered).toBeNull();
    end();
    main.getState().goTo(0);
    expect(heard[0]).toBe(1);
    expect(heard.at(-1)).toBe(2);
    expect(view.getState()).toBe(view.getState());
  });

  test("changes nothing", () => {
    const { history } = main.getState();
    view.getState().edit({ kind: "drop", message: "1>2#1" });
    view.getState().tryOut({ kind: "drop", message: "1>2#1" });
    view.getState().change(scenario);
    expect(main.getState().history).toBe(history);
    expect(main.getState().preview).toBeNull();
  });

  test("keeps the last ghost while it goes", () => {
    const { run } = view.getState();
    main.getState().dropGhost();
    expect(view.getState().run).toBe(run);
  });
});
