import type { Template } from "../filled.ts";
import { handoutsOwn } from "../handouts-own.ts";
import twoNodes from "./listings/two_nodes.py?raw";
import { ownScenario } from "./own-scenario.ts";
import type { RicartAgrawalaScenario } from "./scenario.ts";

/** The handout's own listing, which is wrong. */
export const twoNodesListing: Template = {
  name: "two_nodes.py",
  text: twoNodes,
  about: handoutsOwn,
  constants(scenario) {
    const times = handoutTimes(ownScenario({ scenario }));
    return { TIMES: new Map([1, 2].map((id) => [id, times?.[id === 1 ? 1 : 2] ?? 0])) };
  },
};

/**
 * The times of the two requests, where a run is no more than them: two nodes that ask at the same moment, once each.
 * Null where it is more.
 */
export function handoutTimes({
  processes,
  options,
  interventions,
}: RicartAgrawalaScenario): { readonly 1: number; readonly 2: number } | null {
  const [one, two, ...others] = processes;
  if (one?.id !== "1" || two?.id !== "2" || others.length > 0 || interventions.length > 0) return null;
  if (options.failures.kind !== "none" || options.transport !== "messages") return null;
  const asksOnce = [one, two].every(({ requests }) => requests.length === 1 && requests[0]?.atMs === 0);
  return asksOnce ? { 1: one.highest + 1, 2: two.highest + 1 } : null;
}
