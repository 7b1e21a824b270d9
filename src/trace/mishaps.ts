import { at } from "../base/invariant.ts";
import type { Flight, Trace, TraceStep } from "./trace.ts";

/** The crashes of a run, and its messages of which no copy arrives. */
export interface Mishaps {
  /** For each process the steps at which it crashes, rising. */
  readonly crashes: readonly (readonly number[])[];
  /** The last copy of each message that is lost, in the order of their ends. */
  readonly lost: readonly Flight[];
  /** The steps of their ends, rising. */
  readonly ends: readonly number[];
}

const found = new WeakMap<Trace, Mishaps>();

/** Gathered once a run. */
export function mishapsOf(trace: Trace): Mishaps {
  const known = found.get(trace);
  if (known) return known;
  const crashes: number[][] = trace.processes.map(() => []);
  const lost: Flight[] = [];
  for (const step of trace.steps) {
    if (step.happening.kind === "crash") crashes[step.process]?.push(step.index);
    if (step.happening.kind === "lost" && isLostForGood(trace, step))
      lost.push(at(trace.flights, step.flight));
  }
  const mishaps = { crashes, lost, ends: lost.map(({ endStep }) => endStep) };
  found.set(trace, mishaps);
  return mishaps;
}

/** Whether this was the message's last journey, and none of them arrived. */
export function isLostForGood(trace: Trace, step: TraceStep): boolean {
  return copiesOf(trace, step.flight).every(({ fate, endStep }) => fate === "lost" && endStep <= step.index);
}

/** Whether another journey of the lost message has arrived by `step`, or is still under way. */
export function isCopyLeft(trace: Trace, step: TraceStep): boolean {
  return copiesOf(trace, step.flight).some(({ fate, endStep }) => fate !== "lost" || endStep > step.index);
}

/** The other journeys of a flight's message: those of one message stand side by side. */
function copiesOf(trace: Trace, index: number): Flight[] {
  const { name } = at(trace.flights, index);
  const copies: Flight[] = [];
  for (const way of [-1, 1])
    for (let i = index + way; trace.flights[i]?.name === name; i += way) copies.push(at(trace.flights, i));
  return copies;
}
