import type { Binary } from "../base/binary.ts";
import type { ProcessId } from "../base/words.ts";
import type { SocketView } from "../contract/kernel-view.ts";
import type { Stroke, Wanting } from "../contract/live.ts";
import type { Effect, Input } from "../contract/machine.ts";
import type { Facts } from "../contract/reader.ts";
import type { CallResult } from "../contract/socket-call.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { OwnClock } from "../world/clock.ts";
import type { Happening } from "./trace.ts";

/**
 * The reports of real processes, and what they send to each other: plain values that pass between threads. All
 * times are true time in ms since the run began; a process is its index among the run's processes.
 *
 * A process numbers its own steps from 1; the number is its own component of the step's vector timestamp. 0 is the
 * beginning of the run. A step of the world that a kernel makes has as its process the number after the last one,
 * and the kernel numbers it.
 */
export interface StepName {
  readonly process: number;
  readonly own: number;
}

/** A message on its way from one process to another, with what it knows of what came before it. */
export interface Parcel {
  /** `sender>receiver#n`. */
  readonly name: string;
  readonly from: ProcessId;
  readonly message: unknown;
  /** Its journey, numbered by its sender. */
  readonly journey: number;
  /** The receiver lets so much time go by before it takes it in: the network's delay. */
  readonly dueMs: number;
  readonly sentBy: StepName;
  readonly vector: readonly number[];
  /** How many of the run's turns the sender knew to be taken. */
  readonly turns: number;
}

/** A journey of a message, as its sender tells it; one of a segment, as the kernel does. */
export interface SentJourney {
  /** Whose message it is, where that is not who tells of it. */
  readonly from?: number;
  readonly journey: number;
  readonly name: string;
  readonly to: number;
  /** Of the receiver, which lives once more with every restart: a message reaches only the life it was sent to. */
  readonly life: number;
  readonly message: unknown;
  readonly repeat: boolean;
  readonly copy: boolean;
  readonly dueMs: number;
  readonly lost: "loss" | "drop" | null;
  /** It was there with the very step that sent it. */
  readonly landed?: boolean;
}

/** One step of one process, told before its messages leave. Its state is made again when it is replayed. */
export interface LiveStep {
  readonly process: number;
  readonly atMs: number;
  /** `begin`: what the process did as it was made, at 0. */
  readonly happening: Input<unknown, unknown> | { readonly kind: "begin" };
  /** Null where neither a message nor a timer led to it. */
  readonly cause: StepName | null;
  /** The journey that ended with this step. */
  readonly ended: { readonly from: number; readonly journey: number } | null;
  readonly effects: readonly Effect<unknown>[];
  readonly sent: readonly SentJourney[];
  readonly vector: readonly number[];
  readonly turns: number;
  readonly now: Reading;
}

/** Something that a kernel does by itself: what arrives at it, is lost on the way to it, or is sent again. */
export interface WorldStep {
  readonly own: number;
  readonly atMs: number;
  readonly happening: Happening;
  readonly cause: StepName | null;
  readonly ended: LiveStep["ended"];
  readonly sent: readonly SentJourney[];
}

/**
 * A step of a process, reported to the kernel of its host, which passes every report on. After calls the process
 * goes on when the kernel has taken them.
 */
export interface ToKernel {
  readonly life: number;
  readonly step: LiveStep;
}

export type FromKernel =
  /** The calls of the last step were taken at this moment: it is the step's. */
  | { readonly kind: "taken"; readonly atMs: number }
  | {
      readonly kind: "returned";
      readonly atMs: number;
      readonly thread: string;
      readonly result: CallResult<Binary>;
      /** The step that let it return, and that step's stamp where it is a process's; null: nothing but time. */
      readonly cause: StepName | null;
      readonly vector: readonly number[] | null;
    };

/** How a process stands at a moment, as it says itself. */
export interface Reading {
  readonly atMs: number;
  /** What its own clock shows, all adjustments included. */
  readonly clockMs: number;
  readonly facts: Pick<Facts, "phase" | "tone" | "inside">;
}

/** What outlives a process: its machine's clock, and the numbers by which everything it did is named. */
export interface Legacy {
  readonly atMs: number;
  readonly clock: OwnClock;
  readonly vector: readonly number[];
  readonly turns: number;
  readonly journeys: number;
  /** How many messages it has sent to each process. */
  readonly sent: Readonly<Record<ProcessId, number>>;
}

/** What a process's thread is asked. Ports to its peers, and the one on which it tells, come with it. */
export type LiveAsked =
  | {
      readonly kind: "be";
      readonly scenario: Scenario;
      readonly process: number;
      /** Null: it begins with the run. */
      readonly legacy: Legacy | null;
      readonly wanting: Wanting | null;
    }
  /** The thread is the kernel that the processes make their calls to. */
  | { readonly kind: "be-kernel"; readonly scenario: Scenario }
  /** The port that comes with it leads to the kernel; `life` is the own one. */
  | { readonly kind: "connect-kernel"; readonly life: number }
  /** To the kernel: the process is no more. */
  | { readonly kind: "end"; readonly process: number }
  /** The port that comes with it leads to this life of that process. */
  | { readonly kind: "connect"; readonly peer: number; readonly life: number }
  /** True time is `performance.timeOrigin + performance.now()` less this. */
  | { readonly kind: "run"; readonly originMs: number }
  | { readonly kind: "pause" }
  | { readonly kind: "stop" }
  /** Does what programs do that have mistakes. */
  | { readonly kind: "fail"; readonly how: "throw" | "hang" };

export type LiveTold =
  | { readonly kind: "ready" }
  | { readonly kind: "step"; readonly step: LiveStep }
  | { readonly kind: "alive"; readonly now: Reading }
  | { readonly kind: "stroke"; readonly stroke: Stroke }
  | { readonly kind: "stopped" }
  /** What only a kernel tells, all of it in its own order; `crash`: the process was ended, and its sockets closed. */
  | { readonly kind: "world"; readonly step: WorldStep }
  | ({ readonly kind: "crash" } & Crash)
  /** All sockets as they stand. */
  | { readonly kind: "sockets"; readonly atMs: number; readonly views: readonly SocketView[] };

/** The end of a process that was ended from outside; what its kernel sent for it then. */
export interface Crash {
  readonly process: number;
  readonly atMs: number;
  readonly vector: readonly number[];
  readonly sent: readonly SentJourney[];
}
