import type { OwnClock } from "../../world/clock.ts";

/**
 * A seat is all that there is to know of one process at a moment of a search: its state, its clock, the timers that
 * it has set, how many of its user's wishes it was told, and the messages that are on their way to it. There are few
 * seats and very many combinations of them, so seats are numbered, what can happen in one is worked out once,
 * and a state of the search is one number a process.
 */
export interface Seat {
  /** The protocol's own state; null once the process has crashed. Of states that no process can tell apart, one. */
  readonly state: unknown;
  /** Its own clock. It stands, but for adjustments: no time goes by in a search. */
  readonly clock: OwnClock;
  /** Timers that are set, by name, in the order of their names. */
  readonly timers: readonly SetTimer[];
  /** How many of its wishes the process was told. */
  readonly told: number;
  /**
   * Messages on their way here, each by its number in the seats' own list of (sender, message). In order of the
   * senders and, from one sender, in order of sending; in order of the numbers where links keep no order.
   */
  readonly inbox: readonly number[];
  readonly isInside: boolean;
  /** Wants nothing any more, or has crashed. */
  readonly isAtRest: boolean;
  /** The inputs that this process can take here without using up a turn; null until they are computed. */
  moves: readonly Move[] | null;
  /** The same by the turns that are taken, where some are. */
  later: (readonly Move[])[] | null;
  /** The seat after one more message is sent here, by the message's number; −1 while it has not been sent. */
  readonly afterSend: number[];
}

export interface SetTimer {
  readonly name: string;
  readonly role: "action" | "timeout";
  /** As in the effect that set it. */
  readonly turn?: "takes" | "awaits";
  /** Time-outs that the same step set, for a shorter time on the same oscillator, and that are still set: first these. */
  readonly behind: readonly string[];
}

/** One thing that can happen to one process. */
export interface Move {
  readonly what: What;
  /** The process's seat afterwards. */
  readonly to: number;
  /** Messages sent by it: receiver, message's number at the receiver, receiver, number … */
  readonly sends: Int32Array;
  /** The bound that it uses up. */
  readonly cost: Cost;
  /** Whether the process comes into the place that only one may be in. */
  readonly enters: boolean;
  /** The space's checks of single steps that hold here, and that break: bit k is the k-th. */
  readonly holds: number;
  readonly breaks: number;
}

export type What =
  | { readonly kind: "ask" | "crash" }
  | { readonly kind: "timer"; readonly timer: string }
  | { readonly kind: "deliver" | "lose"; readonly from: number; readonly message: unknown };

/** The events that a search bounds, and the run's turns; `free` has no bound. */
export type Cost = "free" | "turn" | Bounded;
export type Bounded = "crash" | "loss" | "timeout";
