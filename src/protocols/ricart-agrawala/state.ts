import type { ProcessId } from "../../base/words.ts";

/** How a node finds out which of two requests comes first. Only `timestamp-id` is right. */
export type Order = "timestamp-id" | "text" | "timestamp";

export type Failures =
  | { readonly kind: "none" }
  | { readonly kind: "probe"; readonly patienceMs: number; readonly timeoutMs: number }
  | { readonly kind: "retry"; readonly afterMs: number };

/** The configuration of one node. */
export interface Config {
  readonly self: ProcessId;
  /** Every other node, in the order in which it sends to them. */
  readonly peers: readonly ProcessId[];
  /** The highest timestamp "seen" at the beginning; 0 in the paper. */
  readonly highest: number;
  readonly order: Order;
  /** False: a wrong variant, which does not learn from the timestamps that it receives. */
  readonly raiseHighest: boolean;
  /** False: a wrong variant, which replies while it is in the critical section. */
  readonly deferWhenHeld: boolean;
  /** True: a wrong variant, which empties its queue before it has answered it. */
  readonly clearDeferredEarly: boolean;
  readonly failures: Failures;
}

export type Phase = "RELEASED" | "WANTED" | "HELD";

export interface State {
  readonly config: Config;
  readonly phase: Phase;
  /** The highest request timestamp seen: the paper's `Highest_Sequence_Number`. */
  readonly highest: number;
  /** Of the open request; 0 where there is none. */
  readonly timestamp: number;
  /** Peers whose REPLY is still missing; empty unless WANTED. */
  readonly awaited: readonly ProcessId[];
  /** Peers to be answered when this node leaves, in order of arrival. */
  readonly deferred: readonly ProcessId[];
  /** How long the open request will stay in, in ms. */
  readonly holdMs: number;
  readonly probing: Probing;
  readonly retrying: Retrying;
}

/** Which peers are silent, as far as a node knows (`failures: probe`). */
export interface Probing {
  /** Peers that were sent a PROBE and have not been heard since. */
  readonly probed: readonly ProcessId[];
  /** Peers that were silent for the whole time-out: nothing is expected of them until they are heard again. */
  readonly suspected: readonly ProcessId[];
}

/** The requests of its peers that a node remembers, to recognise a repeat (`failures: retry`). */
export interface Retrying {
  /** Peer → the timestamp of its latest REQUEST. */
  readonly heard: Timestamps;
  /** Peer → the timestamp of the latest REQUEST that was answered. */
  readonly answered: Timestamps;
}

export type Timestamps = Readonly<Record<ProcessId, number>>;

export type Message =
  | { readonly kind: "REQUEST"; readonly timestamp: number }
  /** `timestamp` names the request that is answered; only `failures: retry` needs it. */
  | { readonly kind: "REPLY"; readonly timestamp?: number }
  | { readonly kind: "PROBE" }
  | { readonly kind: "ALIVE" };

/** A node's user wants the critical section, and will stay in it for `holdMs` of the node's own time. */
export interface Wish {
  readonly kind: "request";
  readonly holdMs: number;
}

/**
 * The state with some of it changed. Written out field by field: a spread makes an object in two parts, and a
 * trace keeps one for every step.
 */
export function changed(state: State, to: Partial<State>): State {
  return {
    config: state.config,
    phase: to.phase ?? state.phase,
    highest: to.highest ?? state.highest,
    timestamp: to.timestamp ?? state.timestamp,
    awaited: to.awaited ?? state.awaited,
    deferred: to.deferred ?? state.deferred,
    holdMs: to.holdMs ?? state.holdMs,
    probing: to.probing ?? state.probing,
    retrying: to.retrying ?? state.retrying,
  };
}
