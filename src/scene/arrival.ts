import { limits } from "../contract/limits.ts";
import type { Flight } from "../trace/trace.ts";
import { clamp } from "./geometry.ts";
import { msAt, xAt, type TimeAxis } from "./time-axis.ts";

/** The latest moment that a scenario may name. */
const coarseMs = 0.5;
const fineMs = 0.1;
/** So wide a coarse step is too coarse. */
const coarsePx = 24;

/**
 * The moment at which a message arrives whose arrow head is put at `x` of a window that is drawn `zoom` times as
 * wide as the axis: on the half millisecond, finer where that is far apart, and never before it was sent.
 */
export function arrivalAt(axis: TimeAxis, zoom: number, x: number, flight: Flight): number {
  const ms = msAt(axis, x / zoom);
  const apart = (xAt(axis, ms + coarseMs) - xAt(axis, ms)) * zoom;
  const snapMs = apart > coarsePx && hasRoom(axis, ms) ? fineMs : coarseMs;
  return keptArrival(Math.round(ms / snapMs) * snapMs, flight);
}

/** A moment at which the message can arrive, with no more decimals than a scenario has. */
export function keptArrival(atMs: number, { sentMs }: Flight): number {
  return Math.round(clamp(atMs, sentMs, Math.max(sentMs, limits.momentMs)) * 1000) / 1000;
}

/** Whether the run goes on here: after its end the axis is as wide as it likes. */
function hasRoom({ atMs }: TimeAxis, ms: number): boolean {
  return ms < (atMs[atMs.length - 1] ?? 0);
}
