import type { Binary } from "../base/binary.ts";
import type { ProcessId } from "../base/words.ts";
import type { Address, SocketId } from "./socket-call.ts";

/** One socket of the kernel at one time, as pictures see it. Sizes in bytes, times in ms of true time. */
export interface SocketView {
  readonly id: SocketId;
  readonly process: ProcessId;
  /** By its name in RFC 9293, section 3.3.2: "ESTABLISHED". */
  readonly state: string;
  /** Whether a program has it: not yet accepted, or closed already, it is the kernel's alone. */
  readonly held: boolean;
  /** Port 0: it has none. */
  readonly local: Address;
  readonly remote: Address | null;
  /** Whose socket the other end is; null where it has none, or it is not known. */
  readonly peer: ProcessId | null;
  /** Of a listening socket: the connections that wait to be accepted, the oldest first, and how many may. */
  readonly queue: readonly SocketId[] | null;
  readonly places: number;
  /** For a connection that is not accepted yet: the listening socket that has it in its queue. */
  readonly listener: SocketId | null;
  /** The bytes that have arrived and that the program has not read yet. */
  readonly received: BufferView;
  /** The bytes that are not acknowledged yet; the first `onTheWay` of them have left. */
  readonly unacked: BufferView;
  readonly onTheWay: number;
  /** The number of the byte that is awaited next, and of the first that is not acknowledged. */
  readonly receiveNext: number;
  readonly sendUna: number;
  /** The error that the next call will raise. */
  readonly error: string | null;
  /** The calls that wait on it. */
  readonly blocked: readonly BlockedView[];
}

export interface BufferView {
  readonly length: number;
  /** Its first bytes: all of them, up to `bytesShown`. */
  readonly bytes: Binary;
}

export const bytesShown = 256;

export interface BlockedView {
  readonly thread: string;
  readonly call: string;
  readonly awaits: "connection" | "handshake" | "bytes" | "room" | "end";
  readonly sinceMs: number;
  /** Null where it waits for ever if it must. */
  readonly untilMs: number | null;
}

/** All sockets of a run, at every step of it. */
export interface KernelHistory {
  /** Those that there are after the step `cursor`, in the order in which they were made. */
  at(cursor: number): readonly SocketView[];
  /** Those that the step changed, made or closed. */
  changedAt(step: number): readonly SocketChange[];
}

/** A socket as it is after a step; null where it is no more. */
export interface SocketChange {
  readonly id: number;
  readonly view: SocketView | null;
}
