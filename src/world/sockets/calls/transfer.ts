import { done, failed } from "../errors.ts";
import { sendWaiting, tellRoom } from "../output.ts";
import { buffered, type Socket } from "../socket.ts";
import { DELAYED_ACK_MS, sendRoomOf, type Stack } from "../stack.ts";
import { type Attempt, BLOCKS, takeError } from "./attempt.ts";

/** `tcp_recvmsg_locked` (net/ipv4/tcp.c): the order of its questions is the order of these. */
export function receive(stack: Stack, socket: Socket, max: number, isPeek: boolean): Attempt {
  const { state } = socket;
  if (state === "LISTEN") return failed("ENOTCONN");
  if (socket.received.length > 0) {
    if (isPeek) return done({ kind: "bytes", bytes: socket.received.slice(0, max) });
    const bytes = socket.received.take(max);
    tellRoom(stack, socket);
    return done({ kind: "bytes", bytes });
  }
  if (socket.finSeen) return nothing();
  const error = takeError(socket);
  if (error) return failed(error);
  if (socket.readShut) return nothing();
  return state === "CLOSED" ? failed("ENOTCONN") : BLOCKS;
}

function nothing(): Attempt {
  return done({ kind: "bytes", bytes: new Uint8Array(0) });
}

/**
 * How much of the data from `sent` on the socket accepts now; or an error, or that the call must wait. On a broken
 * connection `sk_stream_error` raises a pending error before EPIPE.
 */
export type Taken =
  | { readonly kind: "taken"; readonly count: number }
  | { readonly kind: "broken" }
  | { readonly kind: "blocks"; readonly awaits: "handshake" | "room" };

/** A send looks at what has arrived meanwhile only after 16 buffers of 32 kB (`tcp_sendmsg_locked`). */
const UNSEEN_MOST = 16 * 32_768;

/** `tcp_sendmsg_locked`, one look at it: an empty send looks for errors too. */
export function hand(stack: Stack, socket: Socket, data: Uint8Array, from: number): Taken {
  const { state } = socket;
  if (state !== "ESTABLISHED" && state !== "CLOSE-WAIT") {
    if (socket.error || (state !== "SYN-SENT" && state !== "SYN-RECEIVED")) return { kind: "broken" };
    return { kind: "blocks", awaits: "handshake" };
  }
  if (socket.error || socket.writeShut) return { kind: "broken" };
  if (from === data.length) return { kind: "taken", count: 0 };
  const room = sendRoomOf(stack, socket) - buffered(socket);
  if (room <= 0) return { kind: "blocks", awaits: "room" };
  const count = Math.min(room, data.length - from, UNSEEN_MOST);
  socket.unacked.push(data.subarray(from, from + count));
  socket.sendEnd += count;
  if (socket.sendEnd > stack.sizes.segment) socket.longSentMs = Math.min(socket.longSentMs, stack.nowMs);
  sendWaiting(stack, socket);
  return { kind: "taken", count };
}

/**
 * When Linux was seen to send the ACKs that let a full buffer grow, in ms after the window was shut: a delayed ACK,
 * and the answers to window probes.
 */
const LATE_ACKS_MS = [DELAYED_ACK_MS, 255, 1567, 4200];

/** A send has found the buffer full: the next ACK lets it grow (`tcp_check_space`). */
export function findFull(stack: Stack, socket: Socket): void {
  if (socket.noSpace || socket.sendRoom >= stack.sizes.sendBuffer) return;
  socket.noSpace = true;
  // Where segments can take time, their own ACKs and probes will come.
  if (stack.retransmits) return;
  const { nowMs } = stack;
  const afterMs = LATE_ACKS_MS.find((ms) => socket.windowShutMs + ms > nowMs);
  if (afterMs === undefined) return growSendRoom(stack, socket);
  const atMs = socket.windowShutMs + afterMs;
  if (atMs < Infinity) stack.alarms.add({ kind: "late-ack", atMs, rank: 2, socket });
}

/** `tcp_new_space` */
export function growSendRoom(stack: Stack, socket: Socket): void {
  socket.noSpace = false;
  socket.sendRoom = stack.sizes.sendBuffer;
  stack.touched.add(socket);
}

/** A full send buffer is writable again when a third of it is free: `sk_stream_is_writeable`. */
export function hasRoom(socket: Socket): boolean {
  return buffered(socket) * 3 <= socket.sendRoom * 2;
}
