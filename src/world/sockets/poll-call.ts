import type { ProcessId } from "../../base/words.ts";
import type { Socket } from "./socket.ts";

/** A poll that waits: several sockets, each with the events that are asked for. */
export interface Poll {
  readonly process: ProcessId;
  readonly thread: string;
  readonly sockets: readonly { readonly socket: Socket; readonly events: number }[];
}
