import type { ProcessId } from "../base/words.ts";
import type { Effect, Input } from "./machine.ts";

/**
 * What must hold of every run, or must come about in it. A property is watched step by step: `always`
 * properties break at the step that breaks them, `eventually` ones can only be told at the end.
 */
export interface Property<State, Message, Wish> {
  /** The name that the command line and the files use: "mutual-exclusion". */
  readonly id: string;
  /** One line for people: "At most one node in the critical section". */
  readonly title: string;
  readonly kind: "always" | "eventually";
  watch(processes: readonly ProcessId[]): Watch<State, Message, Wish>;
}

export interface Watch<State, Message, Wish> {
  /** Sees one step. Answers why the property is broken by it, or null. Not called again once broken. */
  see(seen: Seen<State, Message, Wish>): string | null;
  /** What has been looked at so far, in a few words: "2 entries". */
  progress(): string;
  /** At the end of the run: null where the property holds, or what is still owed. */
  owed(): string | null;
}

/** One step of one process, as a property sees it. A crash is seen as a step without input. */
export interface Seen<State, Message, Wish> {
  readonly step: number;
  readonly process: ProcessId;
  readonly input: Input<Message, Wish> | null;
  readonly before: State | null;
  /** Null while the process is down. */
  readonly after: State | null;
  readonly effects: readonly Effect<Message>[];
}

export type Verdict = "holds" | "broken" | "open";
