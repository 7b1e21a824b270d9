import type { Listing } from "../experiment.ts";
import berkeley from "./listings/berkeley.py?raw";
import clocks from "./listings/clocks.py?raw";
import election from "./listings/election.py?raw";

export const clocksListing: Listing = { name: "clocks.py", text: clocks };
export const berkeleyListing: Listing = { name: "berkeley.py", text: berkeley };
export const electionListing: Listing = { name: "election.py", text: election };

export const berkeleyListings: readonly Listing[] = [clocksListing, berkeleyListing, electionListing];
