import type { ProcessId } from "../base/words.ts";
import type { SocketChange } from "./kernel-view.ts";
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
  /** A message was lost: no copy of it arrives either. Answers why the property is broken by that, or null. */
  seeLost?(lost: Lost<Message>): string | null;
  /** Sees what a step changed of the sockets of all processes, where the run has any and they are known. */
  seeSockets?(changed: readonly SocketChange[]): void;
  /** What the check has tested so far, in a few words: "2 entries". */
  progress(): string;
  /** At the end of the run: null if the property holds, otherwise what is still missing. */
  owed(): string | null;
  /** Whether the run has what the check is about. Where it has not, the check is left out; absent: it is needed. */
  isNeeded?(): boolean;
  /** At the end of a run that did not break it: whether that cannot be told from what was seen. */
  untold?(end: "quiet" | "limit"): boolean;
}

/** A message that will not arrive, at the step at which its last journey ended. */
export interface Lost<Message> {
  readonly step: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: Message;
  readonly onlooker: Onlooker;
}

/** True time and all clocks, which no process knows, at the step that `see` gets. */
export interface Onlooker {
  readonly atMs: number;
  /** The reading of a process's own clock, at this moment, after or before this step. */
  clockMs(process: ProcessId, when?: "before" | "after"): number;
  /** The rest of the adjustment that the process's clock is slewing, in ms. */
  slewLeftMs(process: ProcessId): number;
  isUp(process: ProcessId): boolean;
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
  readonly onlooker: Onlooker;
}

export type Verdict = "holds" | "broken" | "open";
