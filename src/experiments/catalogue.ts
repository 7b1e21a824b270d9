import type { ExperimentId } from "../scenario/scenario.ts";
import type { Experiment, ShippedScenario } from "./experiment.ts";
import { ricartAgrawalaExperiment } from "./ricart-agrawala/experiment.ts";
import { socketsExperiment } from "./sockets/experiment.ts";

/** The experiments that the page shows. */
export const experiments: readonly Experiment[] = [ricartAgrawalaExperiment];

/** The experiments that the command line runs. */
export const runnable: readonly Experiment[] = [...experiments, socketsExperiment];

/** Every scenario that is shipped, by the two parts of its address. */
export const catalogue: readonly { readonly id: string; readonly experiment: ExperimentId }[] =
  experiments.flatMap(({ id: experiment, scenarios }) => scenarios.map(({ id }) => ({ id, experiment })));

export function experimentOf(id: ExperimentId): Experiment | undefined {
  return experiments.find((experiment) => experiment.id === id);
}

export function shippedScenario(experiment: ExperimentId, id: string): ShippedScenario | undefined {
  return experimentOf(experiment)?.scenarios.find((scenario) => scenario.id === id);
}
