import type { Binary } from "../../base/binary.ts";

/** A call on a descriptor, whoever recorded it: strace or our own recorder. */
export interface Call {
  readonly op: Op;
  /** The name that the record has for it. */
  readonly name: string;
  readonly file: number;
  readonly line: number;
  /** One for all threads that share their descriptors. */
  readonly process: string;
  readonly thread: string;
  readonly fd: number | null;
  /** Seconds. */
  readonly at: number;
  /** Null where the record does not tell. */
  readonly ms: number | null;
  /** Where `ms` is null: when its thread did the next thing, so that it had come back. */
  readonly endsBy?: number;
  readonly error: string | null;
  /** Whether it came back at all. */
  readonly isDone: boolean;
  readonly protocol?: "tcp" | "udp" | "other" | null;
  /** Of the descriptor's own end, where the record says it beside the descriptor. */
  readonly local?: string | null;
  readonly peer?: string | null;
  /** What the call itself names: the address of bind, connect, sendto, accept, recvfrom; null for no internet address. */
  readonly address?: string | null;
  /** The descriptor that it made. */
  readonly made?: number | null;
  readonly bytes?: number;
  /** The bytes, as many of them as were recorded. */
  readonly data?: Binary;
  /** Whether `recv` left the bytes where they were. */
  readonly isPeek?: boolean;
  /** Whether it tried to read more than nothing. */
  readonly wants?: boolean;
  /** What SO_ERROR told. */
  readonly socketError?: string | null;
  readonly isAbortive?: boolean;
  readonly closesSending?: boolean;
  /** What is shown of it though it is on no socket: a print, a sleep, a wait for a lock. */
  readonly shown?: { readonly label: string; readonly text: string };
  /** Where in the program: `server.py:12`. */
  readonly place?: string;
}

export type Op =
  | "socket"
  | "bind"
  | "listen"
  | "accept"
  | "connect"
  | "send"
  | "recv"
  | "shutdown"
  | "close"
  | "getsockname"
  | "getpeername"
  | "option"
  | "dup"
  | "other";

/** When a call came back, in seconds; the latest that it can have been where the record does not tell. */
export const endOf = ({ at, ms, endsBy }: Call): number => (ms === null ? (endsBy ?? at) : at + ms / 1000);

/** What happens to the descriptors of a process besides calls. */
export type Turn =
  | { readonly kind: "fork"; readonly at: number; readonly parent: string; readonly child: string }
  | { readonly kind: "death"; readonly at: number; readonly process: string };
