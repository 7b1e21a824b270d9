import type { Bounds } from "../../../src/contract/search.ts";
import { Explorer } from "../../../src/runtimes/explorer/explorer.ts";
import type { RicartAgrawalaScenario } from "../../../src/scenario/scenario.ts";
import { subjectOf } from "../../support/run.ts";

export const unbounded: Bounds = { statesMax: 5_000_000, crashes: 0, losses: 0, timeouts: 0, first: false };

/** A search, run to its end. */
export function search(scenario: RicartAgrawalaScenario, bounds: Partial<Bounds> = {}): Explorer {
  const explorer = new Explorer(subjectOf(scenario), scenario.network.order, { ...unbounded, ...bounds });
  while (explorer.advance(10_000));
  return explorer;
}
