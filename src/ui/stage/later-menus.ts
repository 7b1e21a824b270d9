import { Chunk } from "../chunk/chunk.ts";
import { onTop } from "../chunk/later.tsx";

/** What can be done to a message and to a node, fetched when it is first asked for. */
export const MessagePop = onTop(new Chunk(() => import("./menus.tsx").then((menus) => menus.MessagePopover)));
export const NodePop = onTop(new Chunk(() => import("./menus.tsx").then((menus) => menus.NodePopover)));
