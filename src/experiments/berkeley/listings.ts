import type { Listing } from "../experiment.ts";
import berkeley from "./listings/berkeley.py?raw";
import clocks from "./listings/clocks.py?raw";
import sockets from "./listings/berkeley_sockets.py?raw";
import election from "./listings/election.py?raw";

export const clocksListing: Listing = { name: "clocks.py", text: clocks };
export const berkeleyListing: Listing = { name: "berkeley.py", text: berkeley };
export const electionListing: Listing = { name: "election.py", text: election };
/** Task 8.3: the clocks of `berkeley.py` as real processes. No simulated run is lit in it. */
const socketsListing: Listing = { name: "berkeley_sockets.py", text: sockets, isReal: true };

export const berkeleyListings: readonly Listing[] = [
  clocksListing,
  berkeleyListing,
  electionListing,
  socketsListing,
];
