import { experimentOf, shippedScenario } from "../../src/experiments/catalogue.ts";
import { readScenario, writeScenario } from "../../src/experiments/files.ts";
import type { ExperimentId } from "../../src/scenario/scenario.ts";
import { runOf, type Run } from "../../src/store/run.ts";

/** The run of a shipped scenario. @param edit changes its text before it is read */
export function shippedRun(
  experimentId: ExperimentId,
  id: string,
  edit: (text: string) => string = (text) => text,
): Run {
  const experiment = experimentOf(experimentId);
  const shipped = shippedScenario(experimentId, id);
  if (!experiment || !shipped) throw new Error(`no scenario ${experimentId}/${id}`);
  const read = readScenario(edit(writeScenario(shipped.scenario)));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return runOf(experiment, read.value);
}
