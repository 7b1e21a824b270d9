import { completed, type Given, type Usual } from "../scenario/completed.ts";
import type { ExperimentId, Scenarios } from "../scenario/scenario.ts";
import type { ShippedScenario } from "./experiment.ts";

/** A shipped scenario as a file has it: whatever is left out has its default. */
export type ShippedFile = Omit<ShippedScenario, "scenario"> & Given;

/** Nothing is checked here, so that what checks is only fetched with a file or a link: a test reads them all. */
export function shippedOf<Id extends ExperimentId>(
  usual: Usual<Id>,
  { id, task, title, lookAt, opensLive, ...file }: ShippedFile,
): ShippedScenario & { readonly scenario: Scenarios[Id] } {
  const live = opensLive && { opensLive };
  return { id, task, title, lookAt, ...live, scenario: completed(usual, { title, ...file }) };
}
