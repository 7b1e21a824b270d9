import { invariant } from "../base/invariant.ts";
import { checkScenario } from "../scenario/read.ts";
import type { ExperimentId, Scenario } from "../scenario/scenario.ts";
import type { ShippedScenario } from "./experiment.ts";

/** A shipped scenario as a file has it: whatever is left out has its default. */
export interface ShippedFile extends Omit<ShippedScenario, "scenario"> {
  readonly processes: readonly unknown[];
  readonly network?: Partial<Scenario["network"]>;
  readonly interventions?: Scenario["interventions"];
  readonly options?: object;
  readonly limitMs?: number;
  readonly seed?: number;
}

/** @throws InvariantError where it is no scenario of that experiment: that is a fault of ours */
export function shippedOf<Id extends ExperimentId>(
  experiment: Id,
  { id, group, title, lookAt, ...file }: ShippedFile,
): ShippedScenario & { readonly scenario: Extract<Scenario, { experiment: Id }> } {
  const checked = checkScenario({ version: 1, experiment, title, ...file });
  invariant(checked.ok, () => `the shipped scenario ${id} is none: ${JSON.stringify(checked)}`);
  return { id, group, title, lookAt, scenario: checked.value as Extract<Scenario, { experiment: Id }> };
}
