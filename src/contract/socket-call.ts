import type { Json, ProcessId } from "../base/words.ts";

/**
 * The calls of Python's `socket` objects, as a program makes them and a kernel answers them. `Bytes` is a `Binary`
 * in an effect or a trace, and a `Uint8Array` inside the kernel.
 *
 * The kernel numbers the socket objects; an object keeps its number after `close`.
 */
export type SocketCall<Bytes> =
  /** `type` absent: TCP. */
  | { readonly call: "socket"; readonly type?: "udp" }
  | { readonly call: "bind"; readonly socket: SocketId; readonly address: Address }
  | { readonly call: "connect"; readonly socket: SocketId; readonly address: Address }
  | { readonly call: "listen"; readonly socket: SocketId; readonly backlog: number }
  | { readonly call: "accept"; readonly socket: SocketId }
  | {
      readonly call: "send" | "sendall";
      readonly socket: SocketId;
      readonly data: Bytes;
      /** Of a datagram: where it goes; absent: to the peer that the socket is connected to. */
      readonly to?: Address;
      readonly flags?: readonly TransferFlag[];
    }
  | {
      readonly call: "recv";
      readonly socket: SocketId;
      readonly max: number;
      readonly flags?: readonly TransferFlag[];
    }
  | { readonly call: "shutdown"; readonly socket: SocketId; readonly how: "RD" | "WR" | "RDWR" }
  | { readonly call: "close"; readonly socket: SocketId }
  /** Another process, which this one starts, has the socket too: it stays open until both have closed it. */
  | { readonly call: "share"; readonly socket: SocketId; readonly with: ProcessId }
  /** Null blocks for ever, 0 never. */
  | { readonly call: "settimeout"; readonly socket: SocketId; readonly ms: number | null }
  | { readonly call: "setsockopt"; readonly socket: SocketId; readonly option: SocketOption }
  | { readonly call: "getsockname" | "getpeername"; readonly socket: SocketId }
  /** SO_ERROR, which takes the error away: its symbol as a text, "" for none. */
  | { readonly call: "geterror"; readonly socket: SocketId }
  /** `poll(2)`, which `select` and `selectors` are made of. `ms` null waits for ever; events are Linux's bits. */
  | { readonly call: "poll"; readonly sockets: readonly Ready[]; readonly ms: number | null }
  /** Ends a poll of another thread: something else lets it go on. */
  | { readonly call: "interrupt"; readonly thread: string }
  /** The text that `str()` gives for the object. */
  | { readonly call: "describe"; readonly socket: SocketId }
  /** The process ends: whatever it has open is closed. */
  | { readonly call: "exit" };

export type SocketId = number;

/** MSG_PEEK and so on. */
export type TransferFlag = "PEEK" | "DONTWAIT" | "WAITALL";

export interface Ready {
  readonly socket: SocketId;
  /** POLLIN 1, POLLOUT 4, POLLERR 8, POLLHUP 16, POLLRDHUP 0x2000. */
  readonly events: number;
}

export interface Address {
  /** Four numbers with dots; the caller resolves names. */
  readonly host: string;
  readonly port: number;
}

export type SocketOption =
  | { readonly name: "SO_REUSEADDR"; readonly on: boolean }
  /** `seconds` null: switched off. */
  | { readonly name: "SO_LINGER"; readonly seconds: number | null }
  /** A value that is too short for its option. */
  | { readonly name: "malformed" };

/** The result of a call; null for calls without a value. */
export type CallResult<Bytes> =
  | { readonly ok: true; readonly value: CallValue<Bytes>; readonly localPort?: number }
  | { readonly ok: false; readonly error: PythonError; readonly localPort?: number };

export type CallValue<Bytes> =
  | null
  | { readonly kind: "socket"; readonly socket: SocketId }
  | { readonly kind: "accepted"; readonly socket: SocketId; readonly peer: Address }
  | { readonly kind: "count"; readonly count: number }
  /** `peer`: where a datagram came from; `cut`: it was longer. */
  | { readonly kind: "bytes"; readonly bytes: Bytes; readonly peer?: Address; readonly cut?: true }
  | { readonly kind: "ready"; readonly ready: readonly Ready[] }
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "text"; readonly text: string };

/** An exception as CPython raises it: its class without the module, errno by symbol, `str()` of it. */
export interface PythonError {
  readonly [key: string]: Json;
  readonly class: string;
  /** Null where the exception has none; a number where it has no symbol (those of getaddrinfo). */
  readonly errno: string | number | null;
  readonly message: string;
}
