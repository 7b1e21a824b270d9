import type { ProcessId } from "../../base/words.ts";
import type { SocketCall } from "../../contract/socket-call.ts";
import type { Socket } from "./socket.ts";

/** A call that has not returned. */
export interface BlockedCall {
  readonly process: ProcessId;
  readonly thread: string;
  readonly call: SocketCall<Uint8Array>;
  readonly socket: Socket;
  readonly sinceMs: number;
  /** True time at which Python's time-out is over; Infinity where there is none. */
  readonly deadlineMs: number;
  /**
   * Without a time-out CPython lets the system's call block; with one it polls the socket first and makes a
   * call that does not block.
   */
  readonly polls: boolean;
  /** What the call waits for, as a word for pictures. */
  readonly awaits: Awaits;
  /** How many bytes a send has handed over so far, and how many before the system's call that is under way. */
  sent: number;
  sentBefore: number;
  /** A close that lingers ends well even when its time is over. */
  over: boolean;
}

export type Awaits = "connection" | "handshake" | "bytes" | "room" | "end";
