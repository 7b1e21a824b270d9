import type { Bounds, Findings } from "../../../src/contract/search.ts";
import { Explorer } from "../../../src/runtimes/explorer/explorer.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { subjectOf } from "../../support/run.ts";

export const unbounded: Bounds = { statesMax: 5_000_000, crashes: 0, losses: 0, timeouts: 0, first: false };

/** A search, run to its end. */
export function search(scenario: Scenario, bounds: Partial<Bounds> = {}): Explorer {
  const explorer = new Explorer(subjectOf(scenario), scenario.network.order, { ...unbounded, ...bounds });
  while (explorer.advance(10_000));
  return explorer;
}

/** Check → how often it was broken. */
export function brokenIn({ checks }: Findings): Record<string, number> {
  return Object.fromEntries(checks.map(({ id, broken }) => [id, broken]));
}

/** Check → how often it was looked at. */
export function seenIn({ checks }: Findings): Record<string, number> {
  return Object.fromEntries(checks.map(({ id, seen }) => [id, seen]));
}
