import { createStore } from "zustand/vanilla";
import type { Experiment } from "../experiments/experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { runOf, type Run } from "./run.ts";

/** What is being looked at. Everything on the screen is a function of this. */
export interface Workbench {
  readonly run: Run;
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** The step under the pointer or the keyboard's focus, or null. */
  readonly hovered: number | null;
  readonly open: (experiment: Experiment, scenario: Scenario, cursor?: number) => void;
  /** Goes to a step; one outside of the run is brought to its nearest end. */
  readonly goTo: (step: number) => void;
  readonly hover: (step: number | null) => void;
}

export type WorkbenchStore = ReturnType<typeof createWorkbench>;

export function createWorkbench(experiment: Experiment, scenario: Scenario, cursor = 0) {
  return createStore<Workbench>()((set, get) => ({
    run: runOf(experiment, scenario),
    cursor,
    hovered: null,
    open: (nextExperiment, nextScenario, nextCursor = 0) =>
      set({ run: runOf(nextExperiment, nextScenario), cursor: nextCursor, hovered: null }),
    goTo: (step) => set({ cursor: Math.max(0, Math.min(step, get().run.trace.steps.length - 1)) }),
    hover: (step) => set({ hovered: step }),
  }));
}
