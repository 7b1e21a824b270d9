import type { Binary } from "../base/binary.ts";
import type { Json, ProcessId } from "../base/words.ts";
import type { Piece } from "./python-segment.ts";
import type { CallResult, SocketCall } from "./socket-call.ts";

/**
 * What a protocol is: a pure function from (state, input) to (state, effects). It cannot send, wait, print or
 * look at a clock; it can only say that this should be done, and its host does it. So one and the same
 * protocol is simulated, searched exhaustively and run as real processes.
 *
 * Configurations, states, messages and wishes are JSON values: they can be compared, hashed and written down.
 * A state is never changed in place.
 */
export interface Machine<Config, State, Message, Wish> {
  /** The process as it begins. A restart begins here too, and then gets the input `restart`. */
  init(config: Config, self: ProcessId): Step<State, Message>;
  step(state: State, input: Input<Message, Wish>): Step<State, Message>;
  /** Whether the process can take a wish now. Until it can, its host keeps the wishes, in their order. */
  ready(state: State): boolean;
}

export interface Step<State, Message> {
  readonly state: State;
  readonly effects: readonly Effect<Message>[];
  /** How many bytes the step made, copied or looked through, for `bounds.bytes`; absent: next to none. */
  readonly bytes?: number;
}

/** The inputs of a process, each with the reading of its own clock. */
export type Input<Message, Wish> =
  | {
      readonly kind: "receive";
      readonly clockMs: number;
      readonly from: ProcessId;
      readonly message: Message;
    }
  /** `turn`: which of the run's turns this timer has taken, from 1, where it takes one. */
  | { readonly kind: "timer"; readonly clockMs: number; readonly timer: string; readonly turn?: number }
  /** The user of the process wants something of it. */
  | { readonly kind: "ask"; readonly clockMs: number; readonly wish: Wish }
  /** The process begins, where that is not at time 0 and told by `init` alone. */
  | { readonly kind: "start"; readonly clockMs: number }
  /** A call of one of the process's threads has returned. */
  | {
      readonly kind: "returned";
      readonly clockMs: number;
      readonly thread: string;
      readonly result: CallResult<Binary>;
    }
  /** A thread of a Python program has done this much; see `python-segment.ts`. */
  | { readonly kind: "ran"; readonly clockMs: number; readonly thread: string; readonly piece: Piece }
  /** Another process of its host has ended it by this signal: it takes no input after this one. */
  | { readonly kind: "killed"; readonly clockMs: number; readonly signal: number }
  | { readonly kind: "restart"; readonly clockMs: number };

/** The effects of a step. The host carries them out in their order. */
export type Effect<Message> =
  | SendEffect<Message>
  | SetTimerEffect
  | { readonly kind: "cancel-timer"; readonly timer: string }
  | PrintEffect
  | AdjustClockEffect
  | CallEffect
  | RunEffect
  | SpawnEffect
  | WakeEffect
  | KillEffect
  | CiteEffect;

/**
 * `stream`: the text is a piece of that stream, with its own newlines; absent: it is a line. What is `typed` is only seen
 * on a terminal.
 */
export interface PrintEffect {
  readonly kind: "print";
  readonly text: string;
  readonly stream?: "stdout" | "stderr" | "typed";
}

export interface SendEffect<Message> {
  readonly kind: "send";
  readonly to: ProcessId;
  readonly message: Message;
  /** Set where the protocol sends once more what it had sent before: counted apart. */
  readonly repeat?: true;
}

/**
 * Sets the named timer to fire after `afterMs` on the process's own oscillator; it replaces a timer of that name.
 * An `action` is something that the process will do (enter, leave) at a time that the protocol does not decide: a
 * search tries it at every moment. A `timeout` fires because time has passed.
 */
export interface SetTimerEffect {
  readonly kind: "set-timer";
  readonly timer: string;
  readonly afterMs: number;
  readonly role: "action" | "timeout";
  /**
   * Set where a run has only so many turns of something for all its processes together (`Subject.turns`): firing
   * takes one, or the timer waits until another process takes one. Once every turn is taken neither fires any more.
   */
  readonly turn?: "takes" | "awaits";
}

/** Adjusts the process's own clock by `byMs`, forward or back; this cancels the rest of an earlier adjustment. */
export interface AdjustClockEffect {
  readonly kind: "adjust-clock";
  readonly byMs: number;
  /** Parts in a million by which the clock runs faster or slower until `byMs` is used up; null: at once. */
  readonly slewPpm: number | null;
}

/**
 * A call to the kernel of the process's host. The input `returned` brings the result to the thread that called, or
 * to no thread if `thread` is null.
 */
export interface CallEffect {
  readonly kind: "call";
  readonly thread: string | null;
  readonly call: SocketCall<Binary>;
}

/**
 * Lets a thread of a Python program continue, with the result of its wait. The input `ran` then tells piece by piece what
 * the thread does, before anything else happens at this moment. A step lets at most one thread continue.
 */
export interface RunEffect {
  readonly kind: "run";
  readonly thread: string;
  readonly answer: Json;
}

/**
 * Starts a process on the same host, with the clock of the process whose step this is. It is one of the run's processes
 * from then on, and gets the input `start` at this moment.
 */
export interface SpawnEffect {
  readonly kind: "spawn";
  readonly process: ProcessId;
  readonly config: Json;
}

/** Wakes a thread of another process of the same host: its timer of that name fires at this moment. */
export interface WakeEffect {
  readonly kind: "wake";
  readonly process: ProcessId;
  readonly thread: string;
}

/** Ends another process of the same host by a signal: it gets the input `killed` at this moment. */
export interface KillEffect {
  readonly kind: "kill";
  readonly process: ProcessId;
  readonly signal: number;
}

/**
 * The rule that a step applied, and the values that it looked at. Captions, the lit line of the listing, the
 * next interesting step and rule coverage all come from this one value. A step cites exactly one rule.
 */
export interface CiteEffect {
  readonly kind: "cite";
  readonly rule: string;
  readonly values: { readonly [name: string]: Json };
}
