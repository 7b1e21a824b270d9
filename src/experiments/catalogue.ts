import type { ExperimentId } from "../scenario/scenario.ts";
import type { Experiment, ShippedScenario } from "./experiment.ts";
import { berkeleyExperiment } from "./berkeley/experiment.ts";
import { ricartAgrawalaExperiment } from "./ricart-agrawala/experiment.ts";
import { bringWhole } from "./sockets/python/whole.ts";
import { socketsExperiment } from "./sockets/experiment.ts";

bringWhole();

/**
 * All experiments at once, for the command line, scripts and tests; the page fetches each when it is opened
 * (`ui/experiments/offers.ts`).
 */
export const experiments: readonly Experiment[] = [
  ricartAgrawalaExperiment,
  berkeleyExperiment,
  socketsExperiment,
];

/** Every scenario that is shipped, by the two parts of its address. */
export const catalogue: readonly { readonly id: string; readonly experiment: ExperimentId }[] =
  experiments.flatMap(({ id: experiment, scenarios }) => scenarios.map(({ id }) => ({ id, experiment })));

export function experimentOf(id: ExperimentId): Experiment | undefined {
  return experiments.find((experiment) => experiment.id === id);
}

export function shippedScenario(experiment: ExperimentId, id: string): ShippedScenario | undefined {
  return experimentOf(experiment)?.scenarios.find((scenario) => scenario.id === id);
}
