import type { ProcessId } from "../base/words.ts";
import type { Bound } from "../contract/bounds.ts";
import type { CiteEffect, Effect, Input } from "../contract/machine.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Stamps } from "./stamps.ts";

/**
 * What happened in a run, step by step, and why. Everything on the screen is a function of (trace, cursor).
 *
 * Step 0 is the beginning: all processes in their first state. Every later step is either one process with one
 * input, or an event of the world (a lost message, a partition). States, messages and requests belong to the
 * protocol and stay `unknown` here; the code that made the trace knows how to read them.
 */
export interface Trace {
  readonly scenario: Scenario;
  /** The processes' names; everywhere else in a trace a process is its index here. */
  readonly processes: readonly ProcessId[];
  readonly initial: readonly unknown[];
  readonly steps: readonly TraceStep[];
  /** Every journey of every message, in the order of sending; a doubled message makes two. */
  readonly flights: readonly Flight[];
  readonly stamps: Stamps;
  /** `quiet`: nothing was left to happen. `limit`: cut off by the scenario's `limitMs` or `stepsMax`, or at `bound`. */
  readonly end: "quiet" | "limit";
  /** Where the run was cut off at a bound of what its processes can use: which, and by whom. */
  readonly bound?: Bound;
  /** True time of the last step, or the scenario's `limitMs` where that cut the run off. */
  readonly endMs: number;
}

export interface TraceStep {
  readonly index: number;
  /** True time; never less than that of the step before. */
  readonly atMs: number;
  /** The process whose step it is, or −1 where it is the world's. */
  readonly process: number;
  readonly happening: Happening;
  /** The step that led to this one: where its message was sent, its timer set; −1 where the scenario did. */
  readonly cause: number;
  /** The flight that ended with this step, or −1. */
  readonly flight: number;
  readonly effects: readonly Effect<unknown>[];
  /** The process's state after the step; null where there is none, as while it is down. */
  readonly state: unknown;
  /** The step of the same process before this one, or −1. */
  readonly previous: number;
  /** The first of the flights that this step sent, and how many: `flights[firstSent] … `. */
  readonly firstSent: number;
  readonly sentCount: number;
}

export type Happening =
  | Input<unknown, unknown>
  | { readonly kind: "begin" }
  /** A message that does not arrive; `flight` tells which. */
  | { readonly kind: "lost"; readonly why: LossReason }
  | { readonly kind: "crash" }
  /** A segment reaches the kernel of its host; `flight` tells which. */
  | { readonly kind: "arrive" }
  /** A kernel sends again what stayed without an answer. */
  | { readonly kind: "resend" }
  /** A request that is not heard, since the process is down. */
  | { readonly kind: "unheard"; readonly wish: unknown }
  /** A wish that has to wait until the process can take it. */
  | { readonly kind: "postponed"; readonly wish: unknown }
  | { readonly kind: "set-clock"; readonly byMs: number }
  | { readonly kind: "partition"; readonly intervention: number }
  | { readonly kind: "heal"; readonly intervention: number };

/** `down`: the receiver had crashed. */
export type LossReason = "loss" | "drop" | "partition" | "down";

export interface Flight {
  readonly index: number;
  /** `sender>receiver#n`, by which the scenario's interventions name it. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly message: unknown;
  /** Whether the protocol sent here once more what it had sent before. */
  readonly repeat: boolean;
  /** Whether the network made it of another message of the same name. */
  readonly copy: boolean;
  readonly sentStep: number;
  readonly sentMs: number;
  /** When it arrives, is lost, or (where the run was cut off before) would have arrived. */
  readonly dueMs: number;
  /** How it ended, and at which step; −1 while it is under way when the run is cut off. */
  readonly fate: "travelling" | "delivered" | "lost";
  readonly endStep: number;
}

/** The rule that a step cited, or null where it was no step of a protocol. */
export function citationOf(step: TraceStep): CiteEffect | null {
  for (const effect of step.effects) if (effect.kind === "cite") return effect;
  return null;
}
