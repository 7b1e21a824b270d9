import type { Trace } from "../trace/trace.ts";
import { stepNamed, stepNames } from "./step-names.ts";
import { timesOf, xAt, type TimeAxis } from "./time-axis.ts";

/** The least distance between two steps of a run that is drawn on another run's axis. */
const gapLeast = 8;

/** An axis, and the run that it was made for. */
export interface Scale {
  readonly axis: TimeAxis;
  readonly trace: Trace;
}

const found = new WeakMap<TimeAxis, WeakMap<Trace, TimeAxis>>();

/**
 * A run on the axis of another run: every moment stands where that axis has it, so that nothing is scaled anew
 * while an arrow head is dragged, and the run as it was lies behind the run as it is. A step that both have at the
 * same moment keeps its place; steps that would stand on each other are moved on to the right. Made once.
 */
export function axisOn(scale: Scale, trace: Trace): TimeAxis {
  const { axis } = scale;
  if (scale.trace === trace) return axis;
  let row = found.get(axis);
  if (!row) found.set(axis, (row = new WeakMap()));
  const known = row.get(trace);
  if (known) return known;
  const made = onAxis(scale, trace);
  row.set(trace, made);
  return made;
}

function onAxis(scale: Scale, trace: Trace): TimeAxis {
  const { axis } = scale;
  const atMs = timesOf(trace);
  const xs = new Float64Array(atMs.length);
  const names = stepNames(trace);
  let last = -gapLeast;
  for (let step = 0; step < xs.length; step++) {
    const own = atMs[step] ?? 0;
    const twin = stepNamed(scale.trace, names[step] ?? "");
    const at = twin !== undefined && axis.atMs[twin] === own ? (axis.xs[twin] ?? 0) : xAt(axis, own);
    last = Math.max(at, last + gapLeast);
    xs[step] = last;
  }
  return { length: Math.max(axis.length, last), fits: axis.fits, xs, atMs, pauseMs: axis.pauseMs };
}

/**
 * Where the steps of a run were shown on an axis that another run had: from there they glide to their own places.
 * Unlike {@link axisOn} a step begins where its twin stood, though that was another moment; but steps never pass
 * each other.
 */
export function shownOn({ axis, trace: shown }: Scale, trace: Trace): Float64Array {
  if (shown === trace) return axis.xs;
  let last = 0;
  return Float64Array.from(stepNames(trace), (name, step) => {
    const twin = stepNamed(shown, name);
    const at = twin === undefined ? xAt(axis, trace.steps[step]?.atMs ?? 0) : (axis.xs[twin] ?? 0);
    last = Math.max(last, at);
    return last;
  });
}

/** The axis on the way from `from` to its own places: there at share 1. */
export function axisBetween(from: Float64Array, axis: TimeAxis, share: number): TimeAxis {
  if (share >= 1) return axis;
  const xs = axis.xs.map((x, step) => (from[step] ?? x) + (x - (from[step] ?? x)) * share);
  return { ...axis, xs };
}
