import { clockMsOf } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Listing } from "../experiment.ts";
import { filled, type Template } from "../filled.ts";
import { handoutsOwn } from "../handouts-own.ts";
import { networkListing } from "../network-listing.ts";
import { float } from "../python-text.ts";
import { handoutListing } from "./handout.ts";
import berkeley from "./listings/berkeley.py?raw";
import clocks from "./listings/clocks.py?raw";
import sockets from "./listings/berkeley_sockets.py?raw";
import election from "./listings/election.py?raw";
import { ownScenario } from "./values.ts";

/** The handout's arithmetic alone. */
export const clocksListing: Template = {
  name: "clocks.py",
  text: clocks,
  about: handoutsOwn,
  constants: (scenario) => ({
    CLOCKS: ownScenario({ scenario }).processes.map((own) =>
      float(own.clockSeconds ?? clockMsOf(own) / 1000),
    ),
  }),
};

export const berkeleyListing: Template = {
  name: "berkeley.py",
  text: berkeley,
  constants(scenario) {
    const { options, processes } = ownScenario({ scenario });
    const master = options.master ?? processes[0]?.id;
    return {
      MASTER: options.election.kind === "fixed" ? Number(master) : null,
      ROUNDS: options.rounds,
      FIRST_ROUND_MS: options.firstRoundMs,
      EVERY_MS: options.everyMs,
      TIMEOUT_MS: options.timeoutMs,
      COMPENSATION: options.compensation,
      RTT_MAX_MS: options.rttMaxMs,
      GAMMA_MS: options.faultTolerantMs,
      ROUND_SECONDS: options.roundSeconds,
      SLEW_PPM: options.adjust.kind === "slew" ? options.adjust.ppm : null,
      CLOCKS_MS: new Map(processes.map((own) => [Number(own.id), clockMsOf(own)])),
      DRIFT_PPM: new Map(processes.map(({ id, driftPpm }) => [Number(id), driftPpm])),
    };
  },
};

export const electionListing: Template = {
  name: "election.py",
  text: election,
  constants(scenario) {
    const { election: how } = ownScenario({ scenario }).options;
    return { PATIENCE_MS: how.kind === "lowest-clock" ? how.patienceMs : null };
  },
};

/** Task 8.3: the clocks of `berkeley.py` as real processes. No simulated run is lit in it. */
const socketsListing: Template = { name: "berkeley_sockets.py", text: sockets, constants: () => ({}) };

/** The files of a run: those that it needs, and its real processes. */
export function berkeleyListings(scenario: Scenario): readonly Listing[] {
  const own = ownScenario({ scenario });
  const needed = [
    ...(handoutListing(own) ? [clocksListing] : []),
    berkeleyListing,
    ...(own.options.election.kind === "fixed" ? [] : [electionListing]),
    socketsListing,
    networkListing,
  ];
  return needed.map((template) => filled(template, scenario));
}
