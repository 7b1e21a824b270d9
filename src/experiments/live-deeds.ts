import { processIds, type Scenario } from "../scenario/scenario.ts";
import type { LiveDeed } from "./live-show.ts";

/** The crashes and restarts of a scenario, where they are done to processes that are there. */
export function deedsOf(scenario: Scenario, ids: readonly string[] = processIds(scenario)): LiveDeed[] {
  return scenario.interventions
    .flatMap((one) => {
      if (one.do !== "crash" && one.do !== "restart") return [];
      const process = ids.indexOf(one.process);
      return process < 0
        ? []
        : [{ do: one.do === "crash" ? ("kill" as const) : one.do, process, atMs: one.atMs }];
    })
    .sort((a, b) => a.atMs - b.atMs);
}
