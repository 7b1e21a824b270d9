import type { ProcessId } from "../../base/words.ts";

/** The configuration of one process. Times are ms of its own clock. */
export interface Config {
  readonly self: ProcessId;
  /** Every process, this one among them, in the order of the scenario; and every other one. */
  readonly processes: readonly ProcessId[];
  readonly peers: readonly ProcessId[];
  readonly firstRoundMs: number;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly compensation: "none" | "half-rtt";
  /** An answer whose round trip took longer is left out of the average; null: none is. */
  readonly rttMaxMs: number | null;
  /** The γ of the fault-tolerant average; null: every reading is in. */
  readonly faultTolerantMs: number | null;
  /** Decimals, in seconds, to which each amount is rounded as Python does; null: not at all. */
  readonly roundSeconds: number | null;
  readonly adjust: { readonly kind: "step" } | { readonly kind: "slew"; readonly ppm: number };
  readonly election:
    | { readonly kind: "fixed"; readonly master: ProcessId }
    | { readonly kind: "lowest-clock"; readonly patienceMs: number };
}

export type Role = "master" | "follower" | "candidate";

export interface State {
  readonly config: Config;
  readonly role: Role;
  /** Whom this process takes for the master; null while it knows of none. */
  readonly master: ProcessId | null;
  /** The number of the latest election that it has heard of; 0 before the first, and where the master is fixed. */
  readonly term: number;
  /** The reading with which the master was elected; null while none is known, and where it is fixed. */
  readonly mandateMs: number | null;
  /** Candidate: the readings of this election that it has heard, its own among them. */
  readonly readings: Readings;
  /** Master: its rounds that are not decided yet, oldest first. */
  readonly open: readonly OpenRound[];
  /** Master: its latest round that is. */
  readonly decided: Decision | null;
  /** The last amount by which it has adjusted its clock. */
  readonly adjusted: Adjusted | null;
}

/** Process → the reading of its clock, in ms. */
export type Readings = Readonly<Record<ProcessId, number>>;

export interface OpenRound {
  readonly round: number;
  /** The master's clock when it polled. */
  readonly polledMs: number;
  /** In the order in which they came; the master's own is the first. */
  readonly answers: readonly Answer[];
  /** Who has not answered yet. */
  readonly missing: readonly ProcessId[];
}

export interface Answer {
  readonly process: ProcessId;
  /** The reading of its clock when it answered. */
  readonly readingMs: number;
  /** From the poll to the answer, by the master's clock. */
  readonly rttMs: number;
  /** The estimate of its clock, less the master's clock, when the answer arrived. */
  readonly offsetMs: number;
}

/** An answer, once it has been decided whether its offset counts. */
export interface Judged extends Answer {
  readonly used: boolean;
  /** Why it is left out of the average; null where it is used. */
  readonly why: string | null;
}

export interface Decision {
  readonly round: number;
  /** In the order of the scenario's processes. */
  readonly answers: readonly Judged[];
  /** The average of the offsets that are in. */
  readonly targetMs: number;
  /** Process → by how much it is to adjust its clock: everyone whose answer was in. */
  readonly amountsMs: Readings;
}

export interface Adjusted {
  readonly round: number;
  readonly byMs: number;
}

/**
 * `round` numbers the rounds of the whole run, across all masters; `term` numbers the elections. AMOUNT carries an
 * adjustment, never a time to set the clock to: a time would be old when it arrives.
 */
export type Message =
  | {
      readonly kind: "POLL";
      readonly round: number;
      readonly term: number;
      /** The reading with which the master was elected. */
      readonly mandateMs: number | null;
    }
  | { readonly kind: "ANSWER"; readonly round: number; readonly readingMs: number }
  | { readonly kind: "AMOUNT"; readonly round: number; readonly byMs: number }
  | { readonly kind: "READING"; readonly term: number; readonly readingMs: number };

/** A clock takes no requests. */
export type Wish = never;

/**
 * The state with some of it changed. Written out field by field: a spread makes an object in two parts, and a
 * trace keeps one for every step.
 */
export function changed(state: State, to: Partial<State>): State {
  return {
    config: state.config,
    role: to.role ?? state.role,
    master: to.master === undefined ? state.master : to.master,
    term: to.term ?? state.term,
    mandateMs: to.mandateMs === undefined ? state.mandateMs : to.mandateMs,
    readings: to.readings ?? state.readings,
    open: to.open ?? state.open,
    decided: to.decided === undefined ? state.decided : to.decided,
    adjusted: to.adjusted === undefined ? state.adjusted : to.adjusted,
  };
}
