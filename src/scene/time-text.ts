import type { Trace } from "../trace/trace.ts";

/**
 * A true time as text, in the same form everywhere in a run: with as many decimals as the finest of the run's times
 * has, at most three, so that times can be compared at a glance. A time at which no step happens may have more.
 */
export function timeText(trace: Trace, ms: number): string {
  return `${ms.toFixed(Math.max(decimalsIn(trace), decimalsOf(ms)))} ms`;
}

const found = new WeakMap<Trace, number>();

/** Looked for once a run. */
function decimalsIn(trace: Trace): number {
  const known = found.get(trace);
  if (known !== undefined) return known;
  let most = decimalsOf(trace.endMs);
  for (const { atMs } of trace.steps) {
    if (most === decimalsMost) break;
    most = Math.max(most, decimalsOf(atMs));
  }
  for (const { dueMs } of trace.flights) {
    if (most === decimalsMost) break;
    most = Math.max(most, decimalsOf(dueMs));
  }
  found.set(trace, most);
  return most;
}

const decimalsMost = 3;

function decimalsOf(ms: number): number {
  const thousandths = Math.round(ms * 1000);
  if (thousandths % 10 !== 0) return 3;
  if (thousandths % 100 !== 0) return 2;
  return thousandths % 1000 === 0 ? 0 : 1;
}
