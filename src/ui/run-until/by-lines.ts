import { leavable, nextByLines, type ByLines } from "../../store/run-lines.ts";
import type { Workbench, WorkbenchStore } from "../../store/workbench.ts";
import { stepName } from "../words/step-name.ts";

/** Goes on to such a line, or says that the run never comes there. */
export function runByLines(store: WorkbenchStore, until: ByLines): void {
  const { run, cursor, goTo, tell } = store.getState();
  const step = nextByLines(run, cursor, until);
  if (step === null) tell({ kind: "done", title: "No such step", text: nowhere(store.getState(), until) });
  else goTo(step);
}

/** Runs out of the innermost loop, or else out of the function. */
export function runOut(store: WorkbenchStore): void {
  const { run, cursor } = store.getState();
  runByLines(store, { kind: "out", of: leavable(run, cursor).loop ? "loop" : "function" });
}

function nowhere({ run, cursor }: Workbench, until: ByLines): string {
  const after = `after ${stepName(cursor)}${run.trace.end === "limit" ? ", before the run is cut off" : ""}`;
  if (until.kind === "out") return `The program does not leave this ${until.of} ${after}.`;
  const name = run.experiment.nameOf(run.trace.processes[until.process] ?? "");
  return `${name} does not run line ${until.line} of ${until.listing} ${after}.`;
}
