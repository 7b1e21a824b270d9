import { done } from "../errors.ts";
import type { Socket } from "../socket.ts";
import type { Stack } from "../stack.ts";
import { type Attempt, BLOCKS } from "./attempt.ts";
import { receive } from "./transfer.ts";

/**
 * A receive with MSG_WAITALL: it goes on until it has all that was asked for, or the end has come.
 * @param kept what it has so far; grows
 * @param polls whether the socket has a timeout: then one look is all
 */
export function receiveAll(
  stack: Stack,
  socket: Socket,
  max: number,
  kept: Uint8Array[],
  polls: boolean,
): Attempt {
  for (;;) {
    const have = kept.reduce((sum, part) => sum + part.length, 0);
    const more = receive(stack, socket, max - have, false);
    if (more === BLOCKS) return polls && have > 0 ? bytesOf(kept) : BLOCKS;
    if (!more.ok || more.value?.kind !== "bytes") return have > 0 ? bytesOf(kept) : more;
    const { bytes } = more.value;
    kept.push(bytes);
    if (bytes.length === 0 || have + bytes.length === max) return bytesOf(kept);
  }
}

function bytesOf(parts: readonly Uint8Array[]): Attempt {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    bytes.set(part, filled);
    filled += part.length;
  }
  return done({ kind: "bytes", bytes });
}
