import type { Listing } from "../experiment.ts";
import node from "./listings/node.py?raw";
import failures from "./listings/node_failures.py?raw";
import sockets from "./listings/node_sockets.py?raw";
import mistakes from "./listings/node_mistakes.py?raw";

export const nodeListing: Listing = { name: "node.py", text: node };
export const failuresListing: Listing = { name: "node_failures.py", text: failures };
export const mistakesListing: Listing = { name: "node_mistakes.py", text: mistakes };
export const socketsListing: Listing = { name: "node_sockets.py", text: sockets };

export const ricartAgrawalaListings: readonly Listing[] = [
  nodeListing,
  failuresListing,
  mistakesListing,
  socketsListing,
];
