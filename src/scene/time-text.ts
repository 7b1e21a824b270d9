import type { Trace } from "../trace/trace.ts";

/**
 * A true time as text, in the same form everywhere in a run: with as many decimals as the finest of the run's times has,
 * so that times can be compared at a glance; but the run's last time has at most four significant digits, as far as
 * that takes nothing from its whole milliseconds. A time at which no step happens may have more decimals than they.
 */
export function timeText(trace: Trace, ms: number): string {
  return `${ms.toFixed(Math.min(Math.max(decimalsIn(trace), decimalsOf(ms)), readable(trace.endMs)))} ms`;
}

/** The same, as exact as it is known: to a thousandth of a millisecond. */
export function exactTimeText(ms: number): string {
  return `${ms.toFixed(decimalsOf(ms))} ms`;
}

/** So many decimals go with four significant digits, at most three. */
function readable(ms: number): number {
  return ms >= 1000 ? 0 : ms >= 100 ? 1 : ms >= 10 ? 2 : decimalsMost;
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
