import { unreachable } from "../../base/invariant.ts";
import type { SocketCall } from "../../contract/socket-call.ts";
import type { Awaits, BlockedCall } from "./blocked-call.ts";
import { hasRoom } from "./calls/transfer.ts";
import { done, type Result } from "./errors.ts";
import type { Socket } from "./socket.ts";

/** The calls that can block. */
export type Waits = Extract<
  SocketCall<Uint8Array>,
  { call: "accept" | "connect" | "send" | "sendall" | "recv" | "close" }
>;

export interface Call extends BlockedCall {
  readonly call: Waits;
  polls: boolean;
  awaits: Awaits;
}

/**
 * Linux wakes the threads that came last first (`add_wait_queue` puts them at the head). Only threads in `accept`
 * wake in turn (`prepare_to_wait_exclusive`).
 */
export function inOrderOfWaking(calls: readonly Call[]): Call[] {
  const isInTurn = ({ call, polls }: Call) => call.call === "accept" && !polls;
  return [...calls.filter((call) => !isInTurn(call)).toReversed(), ...calls.filter(isInTurn)];
}

export function count(count: number): Result {
  return done({ kind: "count", count });
}

export function isWriting({ call }: Call): boolean {
  return call.call === "send" || call.call === "sendall";
}

export function lingers({ state }: Socket): boolean {
  return state === "FIN-WAIT-1" || state === "CLOSING" || state === "LAST-ACK";
}

/** `sk_stream_wait_memory`: only a third of the buffer, or the end, wakes a send. */
export function sleepsOn(socket: Socket): boolean {
  const lives = socket.state === "ESTABLISHED" || socket.state === "CLOSE-WAIT";
  return lives && !socket.error && !socket.writeShut && !hasRoom(socket);
}

export function awaitsOf(call: Waits): Awaits {
  switch (call.call) {
    case "accept":
      return "connection";
    case "connect":
      return "handshake";
    case "recv":
      return "bytes";
    case "send":
    case "sendall":
      return "room";
    case "close":
      return "end";
    default:
      return unreachable(call);
  }
}
