import type { Binary } from "../base/binary.ts";
import type { Json } from "../base/words.ts";
import type { Ready, SocketCall } from "./socket-call.ts";

/**
 * What a thread of a Python program did between two waits, piece by piece, as the interpreter noted it. The last piece
 * says what the thread waits for, or how it ended.
 */
export type Piece =
  /** The thread is about to run a line. `changed`: variables since they were last told, null for one that is gone. */
  | {
      readonly kind: "line";
      readonly at: Place;
      /** How many functions of the user's own files are under way, this one among them. */
      readonly depth: number;
      /** Tells two calls of one function apart. */
      readonly frame: number;
      readonly changed: readonly (readonly [name: string, text: string | null])[];
      /** Watched names that have another value than they last had, by their places in the list. */
      readonly watched?: readonly (readonly [index: number, text: string])[];
    }
  | { readonly kind: "returns"; readonly at: Place; readonly depth: number; readonly value: string }
  | {
      readonly kind: "prints";
      readonly at: Place | null;
      readonly stream: "stdout" | "stderr";
      readonly text: string;
    }
  | { readonly kind: "raises"; readonly at: Place; readonly type: string; readonly message: string }
  /** It has started a process, or sent one a signal that ends it. */
  | { readonly kind: "starts"; readonly at: Place | null; readonly process: string }
  | { readonly kind: "kills"; readonly at: Place | null; readonly process: string; readonly signal: number }
  /** An exception that nothing caught ends a program or a thread. `exception`: the last line of its traceback. */
  | {
      readonly kind: "uncaught";
      readonly at: Place | null;
      readonly exception: string;
      /** The thread's name, where it was given one. */
      readonly name?: string;
    }
  /** An item goes into a queue, or comes out of it: the same `item` twice. */
  | {
      readonly kind: "passes";
      readonly rule: "puts" | "gets";
      readonly at: Place | null;
      readonly item: number;
      /** The variable that holds the queue, where one does. */
      readonly queue: string | null;
      readonly text: string;
    }
  /** What another thread waits for has come: it can go on. */
  | { readonly kind: "hands"; readonly at: Place | null; readonly to: string; readonly on: WaitedOn }
  | LastPiece;

/** A line of one of the user's own files. `function` is `<module>` outside of all functions. */
export interface Place {
  readonly file: string;
  readonly function: string;
  readonly line: number;
}

export type LastPiece = Wait & {
  readonly at: Place | null;
  /** Threads that can go on because of this segment, in order. `point`: how many the thread had passed by then. */
  readonly wakes?: readonly { readonly process: string; readonly thread: string; readonly point?: number }[];
  /** Threads that this segment made. `name`: where it was given one; traces of earlier versions have none. */
  readonly spawns?: readonly { readonly id: string; readonly daemon: boolean; readonly name?: string }[];
  /** Threads that wait for a lock which another thread has taken since, each with that one. */
  readonly holders?: readonly (readonly [waits: string, holder: string])[];
  /** Processes that this segment started, each with the main file of its program. */
  readonly starts?: readonly { readonly process: string; readonly main: string }[];
  /** Processes that this segment ended by a signal. */
  readonly kills?: readonly { readonly process: string; readonly signal: number }[];
  /** How many points the thread has passed, where the run follows an order: see `contract/order.ts`. */
  readonly points?: number;
  /** Of these points those where most depends on who goes on. */
  readonly hot?: readonly number[];
  /** The thread's name, where it was given one. */
  readonly name?: string;
};

/** A call that waits, "Queue.get" or "Lock.acquire", and the variable that it is made on, where one holds it. */
export interface WaitedOn {
  readonly call: string;
  readonly name: string | null;
}

export type Wait =
  | { readonly kind: "call"; readonly call: SocketCall<Binary> }
  | { readonly kind: "sleep"; readonly ms: number }
  /** `holder`: the thread that has the lock; null where another thread's wake-up is waited for. `ms` null: for ever. */
  | {
      readonly kind: "lock";
      readonly ms: number | null;
      readonly holder: string | null;
      /** The call in the user's own file, where one waits there. */
      readonly on?: WaitedOn;
      readonly awaits?: Awaits;
      /** The process that is awaited, or has the lock. */
      readonly of?: string;
    }
  /** Sockets, and with `typed` standard input, one of which is to be ready. `ms` null: for ever. */
  | {
      readonly kind: "poll";
      readonly sockets: readonly Ready[];
      readonly typed: boolean;
      readonly ms: number | null;
    }
  /** A line of standard input. */
  | { readonly kind: "stdin" }
  /** Another thread is to go on: the order says so. */
  | { readonly kind: "turn" }
  /** The thread has run for long without waiting: that takes time. */
  | { readonly kind: "busy"; readonly ms: number }
  | {
      readonly kind: "exits";
      readonly exit: number;
      readonly exception: string | null;
      readonly exceptionLine: number | null;
    }
  /** A thread that is not the main one has come to its end. */
  | { readonly kind: "ends" }
  | { readonly kind: "bound"; readonly name: "pythonLines" | "output" | "processes" | "memory" };

/**
 * What a thread waits for that another process does. `child`: that it ends; `begin`: that it has begun; `item`, `room`:
 * bytes in a pipe, or room for them; `lock`, `semaphore`: that it is released; `connection`: that it connects.
 */
export type Awaits = "child" | "begin" | "item" | "room" | "lock" | "semaphore" | "connection";

const last: ReadonlySet<string> = new Set([
  "call",
  "poll",
  "sleep",
  "lock",
  "stdin",
  "turn",
  "busy",
  "exits",
  "ends",
  "bound",
] satisfies Wait["kind"][]);

/** Whether the piece ends its segment. */
export function isLast(piece: Piece): piece is LastPiece {
  return last.has(piece.kind);
}

/** The answer with which a main program begins, from the start. */
export const BEGIN = "begin";

/** What each line of a program reads and writes of what its threads share, by file and line. */
export type Accesses = Readonly<
  Record<
    string,
    Readonly<Record<number, { readonly reads: readonly string[]; readonly writes: readonly string[] }>>
  >
>;

/**
 * Runs the threads of Python programs, one at a time, each up to where it has to wait. It is asynchronous: a thread is
 * told to go on, and what it does is there to be taken once the interpreter has settled.
 */
export interface Interpreter {
  /** Lets a thread go on, with what its wait came to, at a reading of its process's own clock. `main` begins it. */
  resume(process: string, thread: string, answer: Json, clockMs: number): void;
  /** The process was killed from outside. Gives the threads of others that can go on because of that, in order. */
  kill(process: string): readonly { readonly process: string; readonly thread: string }[];
  /** Whether a thread runs, so that `settled` has to be awaited before a piece can be taken. */
  readonly isBusy: boolean;
  /** Rejects where the interpreter itself has failed. */
  settled(): Promise<void>;
  /** The next piece of what the thread has done. */
  take(process: string, thread: string): Piece;
}

/** Of files that CPython cannot compile, what it says: line and column from 1, or 0 where it names none. */
export type SyntaxErrors = Readonly<
  Record<string, { readonly line: number; readonly column: number; readonly message: string }>
>;
