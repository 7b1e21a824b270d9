import type { Binary } from "../../base/binary.ts";
import type { Address, PythonError } from "../../contract/socket-call.ts";
import type { Loop, Operation, Try } from "../../contract/socket-operation.ts";
import type { Names } from "./values.ts";

/** One process that runs a socket program, with all its threads. */
export interface Config {
  readonly name: string;
  readonly onError: "continue" | "stop";
  readonly program: readonly Operation[];
}

export interface State {
  readonly config: Config;
  /** How the process ended, or null while it has not; a kill is not its own doing, and not known here. */
  readonly end: "finish" | "exit" | null;
  /** The main program first; threads that have ended are gone, the main program stays. */
  readonly threads: readonly Thread[];
  /** The operation that was finished by the last step, or null where that step finished none. */
  readonly finished: Finished | null;
}

export const MAIN = "main";

export interface Thread {
  /** `main`, or after the operation that made it: `main>3.0.1`. */
  readonly id: string;
  readonly daemon: boolean;
  /** Its position: the program and the loops around it, the innermost last. Empty: it has ended. */
  readonly frames: readonly Frame[];
  readonly names: Names;
  /** The operation that has begun and is not finished. */
  readonly doing: Doing | null;
}

export interface Frame {
  readonly operations: readonly Operation[];
  readonly index: number;
  /** The part of a path before the index: "4.0." */
  readonly prefix: string;
  readonly block: LoopBlock | TryBlock | { readonly kind: "if" } | null;
}

export interface LoopBlock {
  readonly kind: "loop";
  readonly loop: Loop;
  readonly path: string;
  readonly turn: number;
}

export interface TryBlock {
  readonly kind: "try";
  readonly attempt: Try;
  readonly path: string;
  readonly part: "body" | "except" | "finally";
  /** What continues after the `finally` block; null if the program simply goes on. */
  readonly pending: Leaving | null;
}

/** Why blocks are left before their end. */
export type Leaving = { readonly kind: "break" } | { readonly kind: "error"; readonly error: PythonError };

export interface Doing {
  readonly path: string;
  readonly operation: Operation;
  /** Of `recvall`: what has come so far. */
  readonly parts: Binary;
}

export interface Finished {
  readonly thread: string;
  readonly path: string;
  readonly op: Operation["op"];
  readonly outcome: Outcome;
  /** The port that a connect left the socket with. */
  readonly localPort: number;
}

export type Outcome =
  | { readonly kind: "ok"; readonly value: OutcomeValue | null }
  | { readonly kind: "error"; readonly error: PythonError };

/** The record of a successful call. */
export type OutcomeValue =
  | { readonly kind: "bytes"; readonly bytes: Binary }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "thread"; readonly thread: string };

export function newThread(id: string, daemon: boolean, program: readonly Operation[], names: Names): Thread {
  return {
    id,
    daemon,
    frames: [{ operations: program, index: 0, prefix: "", block: null }],
    names,
    doing: null,
  };
}
