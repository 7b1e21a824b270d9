import { invariant } from "../../base/invariant.ts";
import type { RicartAgrawalaScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** The scenario as one of this experiment, which every run that is told of here has. */
export function ownScenario({ scenario }: { readonly scenario: Scenario }): RicartAgrawalaScenario {
  invariant(scenario.experiment === "ricart-agrawala", "a run of another experiment");
  return scenario;
}
