import { Chunk } from "../chunk/chunk.ts";
import { onTop } from "../chunk/later.tsx";

/** What can be done to a node, fetched when it is first asked for. */
export const NodePop = onTop(
  new Chunk(() => import("./node-popover.tsx").then(({ NodePopover }) => NodePopover)),
);
