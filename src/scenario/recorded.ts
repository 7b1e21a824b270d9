import type { ProcessId } from "../base/words.ts";
import { isMessageChange, type Scenario } from "./scenario.ts";

/** What the users of a real run did while it ran. Moments in ms of true time. */
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

/** The latest moment that a scenario can name. */
export const LATEST_MS = 600_000;

/**
 * The scenario of a run that really ran: what was set before, with what its users did in the course of it. The
 * processes are told the same as they were; a simulation of it is a run like the real one, and not the same.
 */
export function recordedScenario(set: Scenario, { endMs, turns, wishes, starts, lives }: Deeds): Scenario {
  // Real processes follow no schedule.
  const { schedule: _byHand, ...before } = set;
  const interventions = [
    // Where partitions are really there, the recording has them by their places.
    ...before.interventions.filter((one) => isMessageChange(one) || one.do === "partition"),
    ...lives.filter(({ atMs }) => atMs <= LATEST_MS),
  ];
  const limitMs = Math.ceil(endMs);
  if (before.experiment === "berkeley")
    return { ...before, limitMs, interventions, options: { ...before.options, rounds: turns } };
  if (before.experiment === "sockets") {
    const startAt = (process: ProcessId) =>
      Math.min(LATEST_MS, starts.find((one) => one.process === process)?.atMs ?? LATEST_MS);
    const processes = before.processes.map((one) => ({ ...one, startAt: startAt(one.name), killAt: null }));
    return { ...before, limitMs, interventions, processes };
  }
  const requests = (process: ProcessId) =>
    wishes
      .filter((wished) => wished.process === process && wished.atMs <= LATEST_MS)
      .map(({ atMs, wish }) => ({ atMs, holdMs: (wish as { holdMs: number }).holdMs }));
  return {
    ...before,
    limitMs,
    interventions,
    processes: before.processes.map((process) => ({ ...process, requests: requests(process.id) })),
  };
}
