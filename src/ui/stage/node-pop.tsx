import { Chunk } from "../chunk/chunk.ts";
import { onTop } from "../chunk/later.tsx";
import type { Anchor } from "./pop.tsx";

/** A process that was picked, by its place in the run. */
export interface PickedNode {
  readonly process: number;
  readonly anchor: Anchor;
}

/** What can be done to a node, fetched when it is first asked for. */
export const NodePop = onTop(
  new Chunk(() => import("./node-popover.tsx").then(({ NodePopover }) => NodePopover)),
);
