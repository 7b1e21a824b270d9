import type { Experiment } from "../../experiments/experiment.ts";
import { nextStepOf, type Until } from "../../store/run-until.ts";
import type { Workbench, WorkbenchStore } from "../../store/workbench.ts";
import { stepName } from "../words/step-name.ts";

/** Goes on to where it comes about next, or says that it never does. */
export function runUntil(store: WorkbenchStore, until: Until): void {
  const { run, cursor, goTo, tell } = store.getState();
  const step = nextStepOf(run, cursor, until);
  if (step === null) tell({ kind: "done", title: "No such step", text: noSuchStep(store.getState(), until) });
  else goTo(step);
}

/** What is typed into the menu: a step's number, or a line's. */
export type Asked = "step" | "line";

/** Whether the experiment's processes ask for something that they then enter: a critical section. */
export function hasEntries({ search }: Experiment): boolean {
  return search?.asked !== undefined;
}

/** The steps of the process whose step is shown; the first process's where the world did something. */
export function ownSteps({ run, cursor }: Workbench): Until {
  return { kind: "own", process: Math.max(0, run.trace.steps[cursor]?.process ?? 0) };
}

function noSuchStep({ run, cursor }: Workbench, until: Until): string {
  const cut = run.trace.end === "limit" ? ", before the run is cut off" : "";
  const after = `after ${stepName(cursor)}${cut}`;
  switch (until.kind) {
    case "entry":
      return hasEntries(run.experiment)
        ? `No node enters the critical section ${after}.`
        : "This experiment has no critical section.";
    case "break":
      return `No check breaks ${after}.`;
    case "own":
      return `${run.experiment.nameOf(run.trace.processes[until.process] ?? "")} has no further step ${after}.`;
  }
}
