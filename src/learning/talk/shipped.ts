import type { Talk } from "./format.ts";
import { clocksTalk } from "./shipped/clocks.ts";
import { nodesTalk } from "./shipped/nodes.ts";
import { socketsTalk } from "./shipped/sockets.ts";

/** The talks that come with the page, in the order of the lab. */
export const talks: readonly Talk[] = [socketsTalk, clocksTalk, nodesTalk];
