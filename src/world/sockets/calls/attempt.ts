import type { Errno, Result } from "../errors.ts";
import type { Socket } from "../socket.ts";

/** Says that a call would have to wait. */
export const BLOCKS = "blocks";

export type Attempt = Result | typeof BLOCKS;

/** `sock_error`: reports an error once, and then clears it. */
export function takeError(socket: Socket): Errno | null {
  const { error } = socket;
  socket.error = null;
  return error;
}
