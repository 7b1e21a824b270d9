import type { Experiment } from "../../experiments/experiment.ts";
import type { ExperimentId, Scenario } from "../../scenario/scenario.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { loadShown } from "../experiments/offer.ts";
import { offerOf } from "../experiments/offers.ts";

/** Fetches an experiment; null where it is missing and the user gives up. */
export async function loadExperiment(id: ExperimentId): Promise<Experiment | null> {
  const offer = offerOf(id);
  return (offer && (await loadShown(offer))?.experiment) ?? null;
}

/** Opens a run at a step. It has a history of its own: nothing of the run before is lost. */
export async function openRun(
  store: WorkbenchStore,
  experiment: Experiment,
  scenario: Scenario,
  step = 0,
): Promise<void> {
  store.getState().showLive(false);
  store.getState().showPrograms(false);
  await store.getState().open(experiment, scenario, step);
}
