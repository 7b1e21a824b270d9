import type { ProcessId } from "../../base/words.ts";
import type { SocketId } from "../../contract/socket-call.ts";

/** Everything that a process needs to reach the others. */
export interface WireConfig {
  readonly self: ProcessId;
  readonly peers: readonly ProcessId[];
  /** The port on which each process listens, its own among them. */
  readonly ports: Readonly<Record<ProcessId, number>>;
  /** Peers to which this process connects when it begins; the others connect to it. */
  readonly connectsTo: readonly ProcessId[];
}

/** The connections of one process, kept beside the state of its protocol. */
export interface Wire {
  readonly config: WireConfig;
  readonly listener: SocketId | null;
  /** The current call of each thread, by the thread's name. */
  readonly threads: Readonly<Record<string, Doing>>;
  readonly links: Readonly<Record<ProcessId, Link>>;
}

/** One thread's call, and whom it is for. */
export type Doing =
  | { readonly kind: "listen"; readonly call: "socket" | "setsockopt" | "bind" | "listen" | "accept" }
  | {
      readonly kind: "connect";
      readonly call: "socket" | "connect";
      readonly peer: ProcessId;
      readonly tries: number;
      readonly socket: SocketId | null;
    }
  /** Reads a connection; of one that was accepted the peer is not known before its first line. */
  | {
      readonly kind: "read";
      readonly peer: ProcessId | null;
      readonly socket: SocketId;
      readonly text: string;
    };

/** The one connection of a pair. */
export interface Link {
  readonly socket: SocketId;
  /** `gone`: the peer's end is no more; nothing is sent over it. */
  readonly is: "open" | "gone";
}

/** A protocol's state plus its connections. Readers of the protocol's members can ignore the rest. */
export type Wired<State> = State & { readonly wire: Wire };

export const HOST = "127.0.0.1";

export const LISTEN = "listen";

export function connecting(peer: ProcessId): string {
  return `connect ${peer}`;
}

export function reading(socket: SocketId): string {
  return `read ${socket}`;
}

export function freshWire(config: WireConfig): Wire {
  return { config, listener: null, threads: {}, links: {} };
}

export function withThread(wire: Wire, thread: string, doing: Doing | null): Wire {
  const { [thread]: _before, ...others } = wire.threads;
  return { ...wire, threads: doing ? { ...others, [thread]: doing } : others };
}

export function withLink(wire: Wire, peer: ProcessId, link: Link): Wire {
  return { ...wire, links: { ...wire.links, [peer]: link } };
}

/** Whether there is, or was, a connection to every peer. */
export function isComplete({ config, links }: Wire): boolean {
  return config.peers.every((peer) => links[peer] !== undefined);
}
