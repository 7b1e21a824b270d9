import { limits } from "../contract/limits.ts";
import type { ProcessId } from "../base/words.ts";
import { isMessageChange, type ScenarioBase } from "./scenario.ts";

/** What the users of a real run did while it ran. Times in ms of true time. */
export interface Deeds {
  readonly endMs: number;
  /** How many of the run's turns were taken. */
  readonly turns: number;
  readonly wishes: readonly { readonly process: ProcessId; readonly atMs: number; readonly wish: unknown }[];
  /** Of processes that begin with a start of their own. */
  readonly starts: readonly { readonly process: ProcessId; readonly atMs: number }[];
  readonly lives: readonly {
    readonly do: "crash" | "restart";
    readonly process: ProcessId;
    readonly atMs: number;
  }[];
}

/**
 * The scenario of a run that really ran: what was set before, with what was done to its processes in the course of it.
 * An experiment adds what their users did. A simulation of it is a run like the real one, and not the same.
 */
export function recordedScenario<Own extends ScenarioBase>(set: Own, { endMs, lives }: Deeds): Own {
  const interventions = [
    // Where partitions are really there, the recording has them by their places.
    ...set.interventions.filter((one) => isMessageChange(one) || one.do === "partition"),
    ...lives.filter(({ atMs }) => atMs <= limits.momentMs),
  ];
  return { ...set, limitMs: Math.ceil(endMs), interventions };
}
