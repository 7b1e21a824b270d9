import { allowPrograms } from "../../store/own-programs.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { citationOf } from "../../trace/trace.ts";
import { firstExperiment as sockets } from "../experiments/offers.ts";
import { draftOf, scenarioOf, type Draft } from "./drafts.ts";

/** What came of Run. Where it failed or was stopped, a notice has said so. */
export type Went =
  | { readonly is: "open" | "failed" }
  /** What is wrong with the programs' names, files or settings. */
  | { readonly is: "refused"; readonly why: string };

/** Runs programs as they are edited: the reader's own press. Resolves once the page has their run. */
export async function runPrograms(store: WorkbenchStore, draft: Draft): Promise<Went> {
  const { run, change } = store.getState();
  const isOwn = draftOf(run.scenario) !== null;
  const shown = isOwn && run.scenario.experiment === "sockets" ? run.scenario : null;
  const made = scenarioOf(draft, shown);
  if (!made.ok) return { is: "refused", why: made.why };
  const programs = sockets.ownPrograms?.(made.scenario) ?? null;
  if (programs === null)
    return { is: "refused", why: "No process has a program: write one, or begin with a template." };
  allowPrograms(programs);
  // What has run already is changed, and can be compared with what comes; else this is the first run of these programs.
  if (!isOwn || run.isHeld) return openAtFirstLine(store, made.scenario);
  change(made.scenario);
  await opened(store);
  return { is: store.getState().run.scenario === made.scenario ? "open" : "failed" };
}

async function openAtFirstLine(store: WorkbenchStore, scenario: Scenario): Promise<Went> {
  const { is } = await store.getState().open(sockets, scenario);
  if (is !== "open") return { is: "failed" };
  goToFirstLine(store);
  return { is };
}

/** The first line of the first program: what came before it is only that processes began. */
function goToFirstLine(store: WorkbenchStore): void {
  const { run, goTo } = store.getState();
  const first = run.trace.steps.find((step) => {
    const rule = citationOf(step)?.rule;
    return rule === "enters" || rule === "line";
  });
  if (first) goTo(first.index);
}

/** Resolves once no run is on its way to the page. */
function opened(store: WorkbenchStore): Promise<void> {
  return new Promise((resolve) => {
    if (store.getState().opening === null) return resolve();
    const leave = store.subscribe(({ opening }) => {
      if (opening !== null) return;
      leave();
      resolve();
    });
  });
}
