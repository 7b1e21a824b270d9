import { at } from "../base/invariant.ts";
import { rightClockMsOf } from "../experiments/berkeley/scenario.ts";
import { citationOf, type TraceStep } from "../trace/trace.ts";
import { clocksOf, type Ran } from "./ran.ts";

/** What can be measured of the clocks of a run, all in ms: what no clock knows. */
export const measures = ["skew", "right-off", "average-off", "estimate-off"] as const;
export type Measure = (typeof measures)[number];

/** The measure over the whole run: the largest that there is; −∞ where there is nothing to measure. */
export function measured(ran: Ran, what: Measure): number {
  switch (what) {
    case "skew":
      return skewAt(ran, ran.trace.steps.length - 1, ran.trace.endMs);
    case "right-off":
      return rightOff(ran);
    case "average-off":
      return largest(decisionsOf(ran).map(({ off }) => off));
    default:
      return largest(estimatesOf(ran).map(({ off }) => off));
  }
}

/** How far the clocks that are up are apart, once the step has happened. */
export function skewAt(ran: Ran, step: number, atMs: number): number {
  const readings = ran.trace.processes.flatMap((_, process) =>
    isUp(ran, process, step) ? [clocksOf(ran).readingMs(process, step, atMs)] : [],
  );
  return largest(readings) + largest(readings.map((reading) => -reading));
}

/** How far the clock that is furthest from a right clock is off at the end; −∞ where the scenario has no right clock. */
function rightOff(ran: Ran): number {
  const { scenario, trace } = ran;
  const atFirst = scenario.experiment === "berkeley" ? rightClockMsOf(scenario) : null;
  if (atFirst === null) return -Infinity;
  const right = atFirst + trace.endMs;
  const last = trace.steps.length - 1;
  return largest(
    trace.processes.map((_, process) =>
      Math.abs(clocksOf(ran).readingMs(process, last, trace.endMs) - right),
    ),
  );
}

/** Each decision of a master: how far its average is from the one that an onlooker would have taken. */
export function decisionsOf(ran: Ran): { readonly step: number; readonly off: number }[] {
  return ran.trace.steps.flatMap((step) => {
    const cited = citationOf(step);
    const amounts = cited?.values["amountsMs"];
    const targetMs = cited?.values["targetMs"];
    if (!cited || !isDictionary(amounts) || typeof targetMs !== "number") return [];
    const leftOut = cited.values["leftOut"];
    const counted = Object.keys(amounts).filter((id) => !(isDictionary(leftOut) && id in leftOut));
    // The target adjusts the master in the same step: its own clock is read before that.
    const own = readingBefore(ran, step, step.process);
    const offsets = counted.map((id) => readingBefore(ran, step, ran.trace.processes.indexOf(id)) - own);
    const right = offsets.reduce((sum, offset) => sum + offset, 0) / Math.max(1, offsets.length);
    return [{ step: step.index, off: Math.abs(targetMs - right) }];
  });
}

/** Each estimate of another clock, and how far it is off, when the answer arrives. */
export function estimatesOf(
  ran: Ran,
): { readonly step: number; readonly from: string; readonly off: number; readonly signed: number }[] {
  return ran.trace.steps.flatMap((step) => {
    const values = citationOf(step)?.values;
    const estimateMs = values?.["estimateMs"];
    const from = values?.["from"];
    if (typeof estimateMs !== "number" || typeof from !== "string") return [];
    const right = readingBefore(ran, step, ran.trace.processes.indexOf(from));
    const signed = estimateMs - right;
    return [{ step: step.index, from, off: Math.abs(signed), signed }];
  });
}

function readingBefore(ran: Ran, step: TraceStep, process: number): number {
  return clocksOf(ran).readingMs(process, step.index - 1, step.atMs);
}

function isUp({ trace }: Ran, process: number, upTo: number): boolean {
  for (let index = upTo; index > 0; index--) {
    const step = at(trace.steps, index);
    if (step.process === process) return step.state !== null;
  }
  return true;
}

function isDictionary(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function largest(values: readonly number[]): number {
  return Math.max(-Infinity, ...values);
}
