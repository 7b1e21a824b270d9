import type { Wanting } from "../contract/live.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What can be set before real processes are started. */
export interface LiveSettings {
  readonly processes: number;
  /** Clocks are off by up to so many parts in a million, one way or the other. */
  readonly driftPpm: number;
  readonly everyMs: number;
  /** In percent. */
  readonly loss: number;
  /** About so long a segment between two sockets is under way. */
  readonly travelMs: number;
}

/** Something that is done to a process from outside, because the scenario says so. */
export interface LiveDeed {
  readonly do: "kill" | "restart";
  readonly process: number;
  readonly atMs: number;
}

/** A scenario as it is run for real. */
export interface LiveShow {
  readonly scenario: Scenario;
  /** How many of its processes, the last ones, are not there from the beginning. */
  readonly spares: number;
  /** In the order of their moments. */
  readonly deeds: readonly LiveDeed[];
  /** What the user of the process with this index wants of it; null where nobody wants anything. */
  readonly wanting: (process: number) => Wanting | null;
}

export const LIVE_PROCESSES_MAX = 12;
