import { allowPrograms } from "../../store/own-programs.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { citationOf } from "../../trace/trace.ts";
import { firstExperiment as sockets } from "../experiments/offers.ts";
import { draftOf, scenarioOf, type Draft } from "./drafts.ts";

/**
 * Runs programs as they are edited: the reader's own press. Returns what is wrong with them, or null.
 * @param begun called when they run: the page shows the run
 */
export function runPrograms(store: WorkbenchStore, draft: Draft, begun: () => void): string | null {
  const { run, change } = store.getState();
  const isOwn = draftOf(run.scenario) !== null;
  const shown = isOwn && run.scenario.experiment === "sockets" ? run.scenario : null;
  const made = scenarioOf(draft, shown);
  if (!made.ok) return made.why;
  const programs = sockets.ownPrograms?.(made.scenario) ?? null;
  if (programs === null) return "No process has a program: write one, or begin with a template.";
  allowPrograms(programs);
  begun();
  // What has run already is changed, and can be compared with what comes; else this is the first run of these programs.
  if (isOwn && !run.isHeld) change(made.scenario);
  else void openAtFirstLine(store, made.scenario);
  return null;
}

async function openAtFirstLine(store: WorkbenchStore, scenario: Scenario): Promise<void> {
  const { is } = await store.getState().open(sockets, scenario);
  if (is === "open") goToFirstLine(store);
}

/** The first line of the first program: what came before it is only that processes began. */
function goToFirstLine(store: WorkbenchStore): void {
  const { run, goTo } = store.getState();
  const first = run.trace.steps.find((step) => citationOf(step)?.rule === "line");
  if (first) goTo(first.index);
}
