import { invariant } from "../../base/invariant.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SocketsScenario } from "./scenario.ts";

/** The scenario as one of this experiment, which every run that is told of here has. */
export function ownScenario({ scenario }: { readonly scenario: Scenario }): SocketsScenario {
  invariant(scenario.experiment === "sockets", "a run of another experiment");
  return scenario;
}
