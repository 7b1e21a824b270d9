import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Address } from "../../contract/socket-call.ts";
import { Agenda } from "../agenda.ts";
import { Ports } from "./ports.ts";
import type { Segment } from "./segment.ts";
import { newSocket, type Socket } from "./socket.ts";
import { transitions, type TcpState } from "./state.ts";
import type { Poll } from "./poll-call.ts";
import type { BlockedCall } from "./blocked-call.ts";

/** Sizes in bytes. */
export interface Sizes {
  /** The most data that one segment carries. */
  readonly segment: number;
  readonly sendBuffer: number;
  readonly receiveBuffer: number;
}

/**
 * The bytes that Linux 6.18 accepts over loopback when no program reads (measured): 127,973 bytes at the receiver
 * and 4,252,779 in all. It accepts 3,919,467 of them at once, before the send buffer has grown, or 4,014,699 if
 * more than one segment was sent before. Fact 24 of the oracle says "about 4,250,000". The data of a segment is at
 * most the loopback's MTU of 65,536 minus the headers.
 */
export const usualSizes: Sizes = { segment: 65_483, sendBuffer: 4_124_806, receiveBuffer: 127_973 };
const AT_ONCE = 3_919_467 / 4_252_779;
const LATER = 4_014_699 / 4_252_779;

/**
 * Something that the kernel itself will do at a moment. Linux's own timers are late by up to 32 ms: programs that act
 * at the same moment come first.
 */
export type Alarm =
  | { readonly kind: "call"; readonly atMs: number; readonly rank: 1; readonly call: BlockedCall }
  | { readonly kind: "poll"; readonly atMs: number; readonly rank: 1; readonly poll: Poll }
  | { readonly kind: "retransmit"; readonly atMs: number; readonly rank: 2; readonly socket: Socket }
  /** When an ACK that Linux has delayed arrives, a send buffer that was full may grow. */
  | { readonly kind: "late-ack"; readonly atMs: number; readonly rank: 2; readonly socket: Socket };

/** All that the kernel of one host knows: one for all processes, as they all stand on one host. */
export interface Stack {
  readonly sizes: Sizes;
  /** Whether a segment can take time or be lost; where none can, only a SYN is ever sent again. */
  readonly retransmits: boolean;
  nowMs: number;
  readonly ports: Ports;
  /** Those of UDP. */
  readonly datagramPorts: Ports;
  /** Connections by their two addresses, those in TIME-WAIT among them; listening sockets by port. */
  readonly connections: Map<string, Socket>;
  readonly listeners: Map<number, Set<Socket>>;
  readonly alarms: Agenda<Alarm>;
  /**
   * What is left of connections, to be forgotten after a minute (`dueMs`), in order. No thread is woken for it: it
   * is looked at with the next call.
   */
  readonly remnants: Socket[];
  /** Sockets to which something happened, whose blocked calls must be looked at. */
  readonly touched: Set<Socket>;
  /** Sockets that may look different since `seeChanges` was asked last. */
  readonly changed: Set<Socket>;
  /** Segments that arrive at this very moment, in order. */
  readonly arriving: Segment[];
  /** Hands a segment to the network; answers whether it arrives at once. */
  readonly carry: (segment: Segment) => boolean;
  /** How many bytes the next segment between two processes may carry. */
  readonly longest: (from: ProcessId, to: ProcessId) => number;
  readonly onTransition: ((socket: Socket, from: TcpState, to: TcpState) => void) | null;
  nextId: number;
}

/** Marks the socket as changed. */
class Touched extends Set<Socket> {
  readonly changed = new Set<Socket>();

  override add(socket: Socket): this {
    this.changed.add(socket);
    return super.add(socket);
  }
}

export function newStack(
  sizes: Sizes,
  carry: Stack["carry"],
  retransmits: boolean,
  onTransition: Stack["onTransition"],
  longest: Stack["longest"] = () => Infinity,
): Stack {
  const touched = new Touched();
  return {
    sizes,
    retransmits,
    nowMs: 0,
    ports: new Ports(),
    datagramPorts: new Ports(),
    connections: new Map(),
    listeners: new Map(),
    alarms: new Agenda(),
    remnants: [],
    touched,
    changed: touched.changed,
    arriving: [],
    carry,
    longest,
    onTransition,
    nextId: 1,
  };
}

export function makeSocket(
  stack: Stack,
  process: ProcessId,
  fd: number,
  type: Socket["type"] = "tcp",
): Socket {
  return newSocket(stack.nextId++, process, fd, roomFor(stack.sizes, AT_ONCE), type);
}

function roomFor({ sendBuffer, receiveBuffer }: Sizes, share: number): number {
  return Math.max(1, Math.floor((sendBuffer + receiveBuffer) * share) - receiveBuffer);
}

/** How long Linux delays the ACK of data that is not read at once, in ms (measured; `TCP_DELACK_MIN` is 40). */
export const DELAYED_ACK_MS = 44;

/** How many bytes the send buffer takes now: the same memory holds more once ACKs have made the segments bigger. */
export function sendRoomOf({ sizes, nowMs }: Stack, { sendRoom, longSentMs }: Socket): number {
  return nowMs < longSentMs + DELAYED_ACK_MS ? sendRoom : Math.max(sendRoom, roomFor(sizes, LATER));
}

export function setState(stack: Stack, socket: Socket, next: TcpState): void {
  const before = socket.state;
  if (before === next) return;
  invariant(transitions[before].includes(next), () => `no way from ${before} to ${next}`);
  socket.state = next;
  stack.touched.add(socket);
  stack.onTransition?.(socket, before, next);
}

export function connectionKey(local: Address, remote: Address): string {
  return `${local.host}:${local.port}>${remote.host}:${remote.port}`;
}

/** Makes the connection known under its two addresses. */
export function enter(stack: Stack, socket: Socket): void {
  invariant(socket.remote, "a connection has two ends");
  stack.connections.set(connectionKey(socket.local, socket.remote), socket);
  stack.changed.add(socket);
  // The other end has a peer from now on.
  const peer = stack.connections.get(connectionKey(socket.remote, socket.local));
  if (peer) stack.changed.add(peer);
}

export function leave(stack: Stack, socket: Socket): void {
  stack.changed.add(socket);
  if (!socket.remote) return;
  const key = connectionKey(socket.local, socket.remote);
  if (stack.connections.get(key) === socket) stack.connections.delete(key);
}

/** The socket that listens for a connection to this address, the exact host before all hosts. */
export function listenerAt(stack: Stack, { host, port }: Address): Socket | undefined {
  let anywhere: Socket | undefined;
  for (const socket of stack.listeners.get(port) ?? []) {
    if (socket.local.host === host) return socket;
    if (socket.local.host === "0.0.0.0") anywhere = socket;
  }
  return anywhere;
}

/** Sets the moment at which the kernel looks at the socket's retransmissions; Infinity for never. */
export function alarmAt(stack: Stack, socket: Socket, atMs: number): void {
  socket.dueMs = atMs;
  // An alarm that comes no later is set already, and will find the new moment by itself.
  if (atMs === Infinity || socket.alarmMs <= atMs) return;
  socket.alarmMs = atMs;
  stack.alarms.add({ kind: "retransmit", atMs, rank: 2, socket });
}
