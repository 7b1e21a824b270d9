import type { Wanting } from "../contract/live.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { liveClocks } from "./berkeley/live.ts";
import { liveNodes } from "./ricart-agrawala/live.ts";

/** What can be set before real processes are started. */
export interface LiveSettings {
  readonly processes: number;
  /** Clocks are off by up to so many parts in a million, one way or the other. */
  readonly driftPpm: number;
  readonly everyMs: number;
  /** In percent. */
  readonly loss: number;
}

/** A scenario as it is run for real. */
export interface LiveShow {
  readonly scenario: Scenario;
  /** How many of its processes, the last ones, are not there from the beginning. */
  readonly spares: number;
  /** What the user of the process with this index wants of it; null where nobody wants anything. */
  readonly wanting: (process: number) => Wanting | null;
}

export const LIVE_PROCESSES_MAX = 12;

/** What is set where nobody has set anything yet. */
export function liveSettings(scenario: Scenario): LiveSettings {
  const count = Math.min(scenario.processes.length, LIVE_PROCESSES_MAX);
  return {
    processes: scenario.experiment === "berkeley" ? Math.max(2, count) : Math.max(3, count),
    driftPpm: 10_000,
    everyMs: 2000,
    loss: Math.round(scenario.network.loss * 100),
  };
}

/** The open scenario, made to be watched in real time; null where it cannot be run for real. */
export function liveShow(scenario: Scenario, settings: LiveSettings): LiveShow | null {
  switch (scenario.experiment) {
    case "berkeley":
      return liveClocks(scenario, settings);
    case "ricart-agrawala":
      return liveNodes(scenario, settings);
    case "sockets":
      return null;
  }
}
