import type { RicartAgrawalaScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Listing } from "../experiment.ts";
import { filled, type Template } from "../filled.ts";
import { networkListing } from "../network-listing.ts";
import { tuple } from "../python-text.ts";
import { handoutTimes, twoNodesListing } from "./handout.ts";
import node from "./listings/node.py?raw";
import failures from "./listings/node_failures.py?raw";
import sockets from "./listings/node_sockets.py?raw";
import { ownScenario } from "./own-scenario.ts";

export const nodeListing: Template = {
  name: "node.py",
  text: node,
  constants(scenario) {
    const { options, processes } = ownScenario({ scenario });
    return {
      ORDER: options.order,
      RAISE_HIGHEST: options.raiseHighest,
      DEFER_WHEN_HELD: options.deferWhenHeld,
      CLEAR_DEFERRED_EARLY: options.clearDeferredEarly,
      HIGHEST: new Map(processes.map(({ id, highest }) => [Number(id), highest])),
      REQUESTS: new Map(processes.map((own) => [Number(own.id), requestsOf(own)])),
    };
  },
};

export const failuresListing: Template = {
  name: "node_failures.py",
  text: failures,
  constants(scenario) {
    const { failures: how } = ownScenario({ scenario }).options;
    return {
      FAILURES: how.kind,
      PATIENCE_MS: how.kind === "probe" ? how.patienceMs : null,
      TIMEOUT_MS: how.kind === "probe" ? how.timeoutMs : null,
      AFTER_MS: how.kind === "retry" ? how.afterMs : null,
    };
  },
};

/** Task 9.1: the same nodes as real processes. */
export const socketsListing: Template = { name: "node_sockets.py", text: sockets, constants: () => ({}) };

/** The files of a run: those that it needs, with what imports the others last. */
export function ricartAgrawalaListings(scenario: Scenario): readonly Listing[] {
  const own = ownScenario({ scenario });
  const { transport, failures: how } = own.options;
  const needed = [
    nodeListing,
    ...(handoutTimes(own) ? [twoNodesListing] : []),
    ...(how.kind === "none" && transport === "messages" ? [] : [failuresListing]),
    ...(transport === "sockets" ? [socketsListing] : []),
    networkListing,
  ];
  return needed.map((template) => filled(template, scenario));
}

function requestsOf({ requests }: RicartAgrawalaScenario["processes"][number]) {
  return requests.map(({ atMs, holdMs }) => tuple(atMs, holdMs));
}
