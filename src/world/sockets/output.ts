import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Address } from "../../contract/socket-call.ts";
import { NO_DATA, type Segment, type SegmentKind } from "./segment.ts";
import type { Socket } from "./socket.ts";
import { alarmAt, connectionKey, DELAYED_ACK_MS, listenerAt, type Stack } from "./stack.ts";
import { retransmitAfterMs } from "./retransmission.ts";

/** The sending side of a connection's end: RFC 9293, sections 3.8 and 3.10. */

interface Parts {
  readonly kind: SegmentKind;
  readonly seq: number;
  readonly data?: Uint8Array;
  readonly fin?: boolean;
  readonly repeat?: boolean;
}

/** Sends a segment of this connection. It acknowledges the bytes that have arrived and announces the free space. */
function emit(stack: Stack, socket: Socket, { kind, seq, data = NO_DATA, fin, repeat }: Parts): void {
  invariant(socket.remote, "a segment has an address to go to");
  stack.changed.add(socket);
  const acknowledges = kind !== "SYN" && socket.state !== "SYN-SENT";
  const window = Math.max(0, stack.sizes.receiveBuffer - socket.received.length);
  socket.windowEnd = Math.max(socket.windowEnd, socket.receiveNext + window);
  transmit(stack, {
    kind,
    from: socket.local,
    to: socket.remote,
    fromProcess: socket.process,
    toProcess: peerOf(stack, socket),
    seq,
    ack: acknowledges ? socket.receiveNext : -1,
    window: socket.windowEnd - socket.receiveNext,
    data,
    fin: fin ?? false,
    repeat: repeat ?? false,
  });
}

export function transmit(stack: Stack, segment: Segment): void {
  if (stack.carry(segment)) stack.arriving.push(segment);
}

/** Whose socket a segment of this connection's end will meet. */
function peerOf(stack: Stack, socket: Socket): ProcessId {
  return (socket.remote && processAt(stack, socket.remote, socket.local)) ?? socket.process;
}

/** Whose socket a segment to this address will meet. */
function processAt(stack: Stack, to: Address, from: Address): ProcessId | undefined {
  const connection = stack.connections.get(connectionKey(to, from));
  return (connection ?? listenerAt(stack, to))?.process;
}

export function sendSyn(stack: Stack, socket: Socket, repeat = false): void {
  socket.sendNext = Math.max(socket.sendNext, 1);
  socket.sendMax = Math.max(socket.sendMax, 1);
  socket.sendEnd = Math.max(socket.sendEnd, 1);
  emit(stack, socket, { kind: socket.state === "SYN-RECEIVED" ? "SYN-ACK" : "SYN", seq: 0, repeat });
}

export function sendAck(stack: Stack, socket: Socket): void {
  emit(stack, socket, { kind: "ACK", seq: socket.sendNext });
}

/** Aborts the connection at the peer. */
export function sendReset(stack: Stack, socket: Socket): void {
  if (socket.remote) emit(stack, socket, { kind: "RST", seq: socket.sendNext });
}

/** Answers a segment for which there is no connection: RFC 9293, section 3.10.7.1. */
export function answerWithReset(stack: Stack, to: Segment, process: ProcessId): void {
  if (to.kind === "RST") return;
  const length = to.data.length + (to.kind === "SYN" || to.kind === "SYN-ACK" || to.fin ? 1 : 0);
  transmit(stack, {
    kind: "RST",
    from: to.to,
    to: to.from,
    fromProcess: process,
    toProcess: to.fromProcess,
    seq: Math.max(0, to.ack),
    ack: to.seq + length,
    window: 0,
    data: NO_DATA,
    fin: false,
    repeat: false,
  });
}

/** The FIN goes out after all that is still to be sent. */
export function queueFin(stack: Stack, socket: Socket): void {
  // A peer that was sent data delays the ACK of the FIN. Where segments take time, their own ACKs come.
  const isLate = !stack.retransmits && socket.state === "FIN-WAIT-1" && socket.sendEnd > 1;
  socket.finQueued = true;
  socket.sendEnd++;
  if (isLate) socket.finAckMs = stack.nowMs + DELAYED_ACK_MS;
  sendWaiting(stack, socket);
}

/** Sends what the peer's window lets through. */
export function sendWaiting(stack: Stack, socket: Socket): void {
  if (socket.sendNext < 1 || socket.state === "SYN-SENT" || socket.state === "SYN-RECEIVED") return;
  const dataEnd = socket.sendEnd - (socket.finQueued ? 1 : 0);
  let sent = false;
  while (socket.sendNext < socket.sendEnd) {
    const longest = Math.min(stack.sizes.segment, stack.longest(socket.process, peerOf(stack, socket)));
    const room = Math.min(longest, socket.peerWindowEnd - socket.sendNext);
    const length = Math.min(room, dataEnd - socket.sendNext);
    // A FIN needs no room, but all data must have gone before it.
    if (length <= 0 && socket.sendNext < dataEnd) {
      socket.windowShutMs = Math.min(socket.windowShutMs, stack.nowMs);
      break;
    }
    sendFrom(stack, socket, Math.max(0, length), dataEnd);
    sent = true;
  }
  if (!stack.retransmits) return;
  const waits = socket.sendUna < socket.sendEnd;
  if (!waits) alarmAt(stack, socket, Infinity);
  else if (sent || socket.dueMs === Infinity) alarmAt(stack, socket, stack.nowMs + retransmitAfterMs(socket));
}

function sendFrom(stack: Stack, socket: Socket, length: number, dataEnd: number): void {
  const seq = socket.sendNext;
  const data = length > 0 ? socket.unacked.slice(seq - Math.max(1, socket.sendUna), length) : NO_DATA;
  const fin = socket.finQueued && seq + length === dataEnd;
  const repeat = seq < socket.sendMax;
  socket.sendNext = seq + length + (fin ? 1 : 0);
  socket.sendMax = Math.max(socket.sendMax, socket.sendNext);
  if (!repeat && socket.timedSeq < 0) {
    socket.timedSeq = socket.sendNext;
    socket.timedMs = stack.nowMs;
  }
  emit(stack, socket, { kind: length > 0 ? "DATA" : "FIN", seq, data, fin, repeat });
}

/** Retransmits the oldest unacknowledged segment; probes a closed window (RFC 9293, section 3.8.6.1). */
export function sendAgain(stack: Stack, socket: Socket): void {
  if (socket.state === "SYN-SENT" || socket.state === "SYN-RECEIVED") return sendSyn(stack, socket, true);
  if (socket.sendUna === socket.sendNext) {
    emit(stack, socket, { kind: "ACK", seq: socket.sendUna - 1, repeat: true });
    return;
  }
  socket.timedSeq = -1;
  socket.sendNext = socket.sendUna;
  const before = socket.peerWindowEnd;
  socket.peerWindowEnd = Math.max(before, socket.sendUna + 1);
  sendWaiting(stack, socket);
  socket.peerWindowEnd = before;
}

/**
 * After a read: tells the peer that there is room again, where it had nearly none. RFC 9293, section 3.8.6.2.2. A
 * socket that was shut down for reading does not (`tcp_cleanup_rbuf`).
 */
export function tellRoom(stack: Stack, socket: Socket): void {
  if (socket.readShut) return;
  const { segment, receiveBuffer } = stack.sizes;
  const worth = Math.min(segment, Math.ceil(receiveBuffer / 2));
  const told = socket.windowEnd - socket.receiveNext;
  const room = receiveBuffer - socket.received.length;
  if (told < worth && room - told >= Math.min(worth, receiveBuffer - told) && socket.remote) {
    sendAck(stack, socket);
  }
}
