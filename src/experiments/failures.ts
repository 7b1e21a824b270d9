import type { Scenario } from "../scenario/scenario.ts";

/** Whether the scenario has time-outs at all, so that a search can let them be over. */
export function hasTimeouts(scenario: Scenario): boolean {
  return (
    scenario.experiment === "berkeley" ||
    (scenario.experiment === "ricart-agrawala" && scenario.options.failures.kind !== "none")
  );
}

/**
 * How many time-outs a search allows where nobody says: two are what it takes to suspect somebody who is only
 * slow. None where the scenario does not live with failures.
 */
export function usualTimeouts(scenario: Scenario): number {
  const isWithoutElection = scenario.experiment === "berkeley" && scenario.options.election.kind === "fixed";
  return hasTimeouts(scenario) && !isWithoutElection ? 2 : 0;
}
