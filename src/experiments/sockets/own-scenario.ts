import { invariant } from "../../base/invariant.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SocketsScenario } from "./scenario.ts";

/** The scenario of a socket run. Throws if it belongs to another experiment. */
export function ownScenario({ scenario }: { readonly scenario: Scenario }): SocketsScenario {
  invariant(scenario.experiment === "sockets", "a run of another experiment");
  return scenario;
}
