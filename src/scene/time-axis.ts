import { bisectLeft, bisectRight, median } from "d3";
import type { Flight, Trace } from "../trace/trace.ts";

/**
 * True time from left to right, stretched so that every step has a place of its own.
 *
 * Between two successive steps lie a fixed gap (they can be told apart and clicked, also when they are of the
 * same moment) and room in proportion to the time between them. So x rises strictly with the step, and never
 * falls with time; where several steps share a moment, time stands still between their places. A pause much
 * longer than the others counts for less the longer it is, at most for twice {@link TimeAxis.pauseMs}, so that
 * one timeout does not push everything else into a corner; it is drawn as a break.
 */
export interface TimeAxis {
  /** Of the whole run, unzoomed; the width that was asked for, or more where the run does not fit into it. */
  readonly length: number;
  /** Whether the whole run fits into the width. */
  readonly fits: boolean;
  /** The place of every step, rising strictly from 0. */
  readonly xs: Float64Array;
  /** True time of every step. */
  readonly atMs: Float64Array;
  /** A time between two steps longer than this is shown shortened. */
  readonly pauseMs: number;
}

/** The least distance between two steps where the run is drawn to fit. */
export const stepGapMin = 14;
const stepGapMost = 34;

export function timeAxis(trace: Trace, width: number): TimeAxis {
  const { atMs, pauseMs, weights, sum } = pacesOf(trace);
  const gaps = weights.length;
  if (gaps < 1) return { length: 0, fits: true, xs: new Float64Array(atMs.length), atMs, pauseMs };

  const fits = width >= gaps * stepGapMin;
  const room = fits ? width : gaps * stepGapMin * 2;
  const gap =
    sum > 0
      ? Math.min(room / gaps, Math.max(stepGapMin, Math.min(stepGapMost, (0.4 * room) / gaps)))
      : Math.min(room / gaps, 2 * stepGapMost);
  const perMs = sum > 0 ? (room - gap * gaps) / sum : 0;
  const xs = new Float64Array(atMs.length);
  for (let i = 0; i < gaps; i++) xs[i + 1] = (xs[i] ?? 0) + gap + (weights[i] ?? 0) * perMs;
  return { length: xs[gaps] ?? 0, fits, xs, atMs, pauseMs };
}

/** The data of a run that an axis needs, whatever its width. */
interface Paces {
  readonly atMs: Float64Array;
  readonly pauseMs: number;
  /** The time between each step and the next, in ms, a long pause shortened; and the sum of them. */
  readonly weights: Float64Array;
  readonly sum: number;
}

const found = new WeakMap<Trace, Paces>();

/** True time of every step of a run, in ms; gathered once. */
export function timesOf(trace: Trace): Float64Array {
  return pacesOf(trace).atMs;
}

/** Gathered once a run: several pictures have an axis of it. */
function pacesOf(trace: Trace): Paces {
  const known = found.get(trace);
  if (known) return known;
  const { steps } = trace;
  const atMs = new Float64Array(steps.length);
  for (let i = 0; i < atMs.length; i++) atMs[i] = steps[i]?.atMs ?? 0;
  const weights = new Float64Array(Math.max(0, atMs.length - 1));
  const pauseMs = weights.length === 0 ? Infinity : longPause(atMs);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = shortened((atMs[i + 1] ?? 0) - (atMs[i] ?? 0), pauseMs);
    weights[i] = weight;
    sum += weight;
  }
  const paces = { atMs, pauseMs, weights, sum };
  found.set(trace, paces);
  return paces;
}

/** Twenty times the usual distance of two moments. */
function longPause(atMs: Float64Array): number {
  const times: number[] = [];
  for (let i = 1; i < atMs.length; i++) {
    const ms = (atMs[i] ?? 0) - (atMs[i - 1] ?? 0);
    if (ms > 0) times.push(ms);
  }
  return 20 * (median(times) ?? 0);
}

function shortened(ms: number, pauseMs: number): number {
  return ms <= pauseMs ? ms : pauseMs * (2 - pauseMs / ms);
}

export function xOf(axis: TimeAxis, step: number): number {
  return axis.xs[Math.max(0, Math.min(step, axis.xs.length - 1))] ?? 0;
}

/**
 * The place of a moment: of its first step where it has steps, in proportion between the steps around it
 * otherwise. Moments after the last step follow at its scale.
 */
export function xAt(axis: TimeAxis, atMs: number): number {
  const next = bisectLeft(axis.atMs, atMs);
  if (next === 0) return 0;
  const last = axis.atMs.length - 1;
  if (next > last) return axis.length + (atMs - (axis.atMs[last] ?? 0)) * scaleOf(axis);
  const fromMs = axis.atMs[next - 1] ?? 0;
  const toMs = axis.atMs[next] ?? 0;
  const from = xOf(axis, next - 1);
  return from + ((xOf(axis, next) - from) * (atMs - fromMs)) / (toMs - fromMs);
}

/** The moment at a place; the other way round than {@link xAt}. Left of the run its first moment. */
export function msAt(axis: TimeAxis, x: number): number {
  const first = axis.atMs[0] ?? 0;
  const last = axis.atMs.length - 1;
  if (x <= 0) return first;
  if (x >= axis.length) {
    const scale = scaleOf(axis);
    return (axis.atMs[last] ?? first) + (scale > 0 ? (x - axis.length) / scale : 0);
  }
  const step = stepAt(axis, x);
  const from = xOf(axis, step);
  const share = (x - from) / (xOf(axis, step + 1) - from);
  const fromMs = axis.atMs[step] ?? 0;
  return fromMs + ((axis.atMs[step + 1] ?? fromMs) - fromMs) * share;
}

/** Pixels a millisecond, on the average of the run. */
function scaleOf(axis: TimeAxis): number {
  const whole = (axis.atMs[axis.atMs.length - 1] ?? 0) - (axis.atMs[0] ?? 0);
  return whole > 0 ? axis.length / whole : 0;
}

/** The last step at or before a place. */
export function stepAt(axis: TimeAxis, x: number): number {
  return Math.max(0, bisectRight(axis.xs, x) - 1);
}

/** Where a flight ends: at its last step, or where it would have, had the run not been cut off. */
export function xOfEnd(axis: TimeAxis, flight: Flight): number {
  if (flight.endStep >= 0) return xOf(axis, flight.endStep);
  return Math.max(xAt(axis, flight.dueMs), axis.length + stepGapMin * 2);
}

/**
 * How much of a flight's way is done when the run stands at `cursor`: from 0 at its sending to 1 at its end.
 * Measured on the stretched axis, so that on the stage a message stands as far along its path as the cursor
 * stands along its arrow, and no two steps show it in the same place, though they be of the same moment.
 */
export function shareOf(axis: TimeAxis, flight: Flight, cursor: number): number {
  const from = xOf(axis, flight.sentStep);
  const share = (xOf(axis, cursor) - from) / (xOfEnd(axis, flight) - from);
  return Math.max(0, Math.min(1, share));
}
