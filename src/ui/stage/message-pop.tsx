import { Chunk } from "../chunk/chunk.ts";
import { onTop } from "../chunk/later.tsx";
import type { Anchor } from "./pop.tsx";

/** A message that was picked, by its name. */
export interface PickedMessage {
  readonly name: string;
  readonly anchor: Anchor;
}

/** What can be done to a message, fetched when it is first asked for. */
export const MessagePop = onTop(
  new Chunk(() => import("./message-popover.tsx").then(({ MessagePopover }) => MessagePopover)),
);
