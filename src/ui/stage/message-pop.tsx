import { Chunk } from "../chunk/chunk.ts";
import { onTop } from "../chunk/later.tsx";

/** What can be done to a message, fetched when it is first asked for. */
export const MessagePop = onTop(
  new Chunk(() => import("./message-popover.tsx").then(({ MessagePopover }) => MessagePopover)),
);
