import type { ProcessId } from "../base/words.ts";

/**
 * How an outsider reads a protocol's states and messages: the only thing that pictures may know of them.
 * Whatever is read here is known to that process itself.
 */
export interface Reader<State, Message> {
  /** The kind's name in the literature: "REQUEST". */
  kindOf(message: Message): string;
  /** The role of each kind of message: it asks a peer, answers one, or does neither. */
  roleOf(kind: string): Role;
  /** The message as it is written on an arrow: "REQUEST (5, 1)". */
  labelOf(message: Message, from: ProcessId): string;
  factsOf(state: State): Facts;
  /** What goes from one thread to another, besides messages, as the rule that a step cites tells it. */
  linkOf?(rule: string, values: { readonly [name: string]: unknown }): LinkEnd | null;
  /** The variables as the Python listing names and prints them, in a fixed order. */
  variablesOf(state: State): readonly Variable[];
}

/**
 * A step at which something leaves a thread, reaches the other thread, or turns out not to have reached it. The ends of
 * one have the same key.
 */
export interface LinkEnd {
  readonly key: string;
  readonly end: "leaves" | "reaches" | "misses";
  /** Whether the other end may be in another process; else keys of different processes have nothing to do with each other. */
  readonly goesAnywhere: boolean;
  readonly kind: LinkKind;
  /** What is written on the arrow. */
  readonly label: string;
}

export type LinkKind = "QUEUE ITEM" | "HAND-OVER";

export type Role = "ask" | "answer" | "other";

export interface Facts {
  /** The state of the process, by its name in the literature: "WANTED". */
  readonly phase: string;
  readonly tone: "idle" | "waiting" | "active";
  /** Whether the process is in the place that only one may be in (the critical section). */
  readonly inside: boolean;
  readonly rows: readonly Fact[];
  /** What its main thread waits for at a lock, in a few words. */
  readonly blocked?: string | null;
  /** Its other threads, each of which has a lane of its own. */
  readonly threads?: readonly ThreadFacts[];
}

/** A thread beside the main one. */
export interface ThreadFacts extends Pick<Facts, "tone" | "inside" | "blocked"> {
  readonly id: string;
  readonly name: string;
}

export type Fact =
  | { readonly kind: "text"; readonly name: string; readonly value: string }
  /** Peers of whom something is expected: a slot for each, filled where it has come, struck where given up. */
  | {
      readonly kind: "slots";
      readonly name: string;
      readonly slots: readonly { readonly peer: ProcessId; readonly slot: "missing" | "filled" | "struck" }[];
    }
  /** Peers in a queue, the first to be served first. */
  | { readonly kind: "queue"; readonly name: string; readonly peers: readonly ProcessId[] };

export interface Variable {
  readonly name: string;
  readonly value: string;
}
