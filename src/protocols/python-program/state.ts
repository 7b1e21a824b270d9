import type { ProcessId } from "../../base/words.ts";
import type { Awaits, Place, WaitedOn } from "../../contract/python-segment.ts";
import type { CriticalSection } from "../../contract/critical-section.ts";
import type { Inside } from "./critical-section.ts";

/** A Python program and what its interpreter is to know of it. */
export interface Config {
  readonly kind: "python";
  readonly name: ProcessId;
  readonly main: string;
  readonly args: readonly string[];
  /** The lines that are there from the start. */
  readonly stdin: readonly string[];
  /** Whether standard input ends after them. */
  readonly stdinClosed: boolean;
  /** What marks the critical section in what the program prints; null for the usual. */
  readonly criticalSection: CriticalSection | null;
  /** Names whose values are followed. */
  readonly watch: readonly string[];
}

/** A process that runs a Python program. Sizes are counted in characters of `repr`. */
export interface State {
  readonly config: Config;
  /** `main` first; threads that have ended are gone. */
  readonly threads: readonly Thread[];
  /** Lines that were typed and not yet read. */
  readonly typed: readonly string[];
  readonly isClosed: boolean;
  /** Who is in the critical section, by what was printed, in the order of entering. */
  readonly inside: readonly Inside[];
  /** The value of each watched name, as it was seen last; null before that. */
  readonly watched: readonly (string | null)[];
  /** Negative: the signal that has ended it. */
  readonly exit: number | null;
  /** Of an uncaught exception in the main thread the last line of its traceback, and the line of the user's. */
  readonly exception: string | null;
  readonly exceptionLine: number | null;
}

export interface Thread {
  /** `main`, `t1`, `t2` … in the order in which they were made. */
  readonly id: string;
  readonly name: string;
  readonly isDaemon: boolean;
  /** From the outermost; only functions of the user's own files. */
  readonly frames: readonly Frame[];
  /** What it waits for; null while it runs. */
  readonly waits: Waits | null;
}

export interface Frame extends Place {
  readonly frame: number;
  readonly variables: readonly (readonly [name: string, text: string])[];
}

export interface Waits {
  /** `call`: the name of the socket call; `busy`: it only computes; `turn`: it has not begun; `preempted`: another thread runs first. */
  readonly kind: "call" | "poll" | "sleep" | "lock" | "stdin" | "busy" | "turn" | "preempted";
  readonly call: string | null;
  /** The thread that holds the lock, where another one does. */
  readonly holder: string | null;
  /** What of the user's waits for that lock, where it is known: "Queue.get" of `jobs`. */
  readonly on?: WaitedOn;
  /** What another process is to do. */
  readonly awaits?: { readonly what: Awaits; readonly of: ProcessId | null };
  /** Of a poll: whether a typed line ends it too. */
  readonly typed?: true;
  readonly sinceMs: number;
}

export const MAIN = "main";

export function isPython(state: object): state is State {
  return "config" in state && (state.config as { kind?: unknown }).kind === "python";
}
