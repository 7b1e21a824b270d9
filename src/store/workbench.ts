import { createStore } from "zustand/vanilla";
import type { Experiment } from "../experiments/experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { inOneSlice, type InSlices } from "./attempts.ts";
import { editingOf, type Editing } from "./editing.ts";
import { beginHistory } from "./history.ts";
import { pageStateOf, type PageState } from "./page-state.ts";
import { openings, opensOf, type Opens } from "./opening.ts";
import { runOf } from "./run.ts";
import { steppingOf, type Stepping } from "./stepping.ts";

/** The state of the page. Everything on the screen is a function of it. */
export interface Workbench extends Opens, Editing, Stepping, PageState {}

export type WorkbenchStore = ReturnType<typeof createWorkbench>;

export function createWorkbench(
  experiment: Experiment,
  scenario: Scenario,
  cursor = 0,
  inSlices: InSlices = inOneSlice,
) {
  return createStore<Workbench>()((set, get) => {
    const opened = openings(inSlices, (opening) => set({ opening }));
    const { place, ...editing } = editingOf(set, get, inSlices, opened, beginHistory(scenario));
    return {
      ...steppingOf(set, get, runOf(experiment, scenario), cursor),
      ...editing,
      ...opensOf(set, opened, place),
      ...pageStateOf(set),
    };
  });
}
