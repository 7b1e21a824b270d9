import { limits } from "../contract/limits.ts";
import type { Trace } from "./trace.ts";

/** The latest moment that a scenario can name. */
/** How far behind the cursor "here" is, where there is room. */
const AFTER_MS = 1;

/**
 * The time that "here" means at `cursor`: after that step and, if there is any room, before the next later one, so
 * that a change here changes nothing that has happened. It has at most three decimals, unless the room is smaller.
 * Null if no scenario can name a time that late.
 */
export function momentAfter(trace: Trace, cursor: number): number | null {
  const nowMs = trace.steps[cursor]?.atMs ?? 0;
  const laterMs = nextLater(trace, cursor, nowMs);
  const gapMs = Math.min(AFTER_MS, (laterMs - nowMs) / 2);
  const rounded = Math.round((nowMs + gapMs) * 1000) / 1000;
  const halfway = nowMs + gapMs;
  const hereMs = [rounded, halfway].find((ms) => ms > nowMs && ms < laterMs) ?? laterMs;
  return hereMs > nowMs && hereMs <= limits.momentMs ? hereMs : null;
}

/** When the next thing happens that does not happen at the same moment; far away where nothing does. */
function nextLater(trace: Trace, cursor: number, nowMs: number): number {
  for (let step = cursor + 1; step < trace.steps.length; step++) {
    const atMs = trace.steps[step]?.atMs ?? nowMs;
    if (atMs > nowMs) return atMs;
  }
  return Infinity;
}
