import { bisectLeft, bisectRight } from "d3";
import type { Flight } from "../trace/trace.ts";
import { endsOf } from "./diagram-ends.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { shapeOf } from "./symbols.ts";
import type { Span } from "./spans.ts";
import { xOf, xOfEnd } from "./time-axis.ts";
import type { View } from "./view.ts";

/**
 * A window with more steps than can be told apart, as a list of what to paint. Steps of a lane that share a pixel
 * are one mark, stretches that touch are one stretch, and of messages that run side by side the slowest is drawn:
 * what is merged loses its number and never its extremes.
 */
export interface Dense {
  /** A column of steps on a lane. */
  readonly marks: readonly DenseMark[];
  readonly stretches: readonly DenseStretch[];
  readonly lines: readonly DenseLine[];
  /** Messages in the window for which another one stands. */
  readonly merged: number;
}

export interface DenseMark {
  readonly process: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** A crash or a loss is among them. */
  readonly cross: boolean;
}

export interface DenseStretch {
  readonly process: number;
  readonly kind: "inside" | "waiting";
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface DenseLine {
  readonly process: number;
  readonly flight: number;
  readonly lost: boolean;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** From so many steps in a window on it is painted. */
export const denseFrom = 400;
const linesMost = 1500;

/** The steps that stand in a window. */
export function stepsIn({ axis, frame }: DiagramPlan, { left, zoom }: View): { first: number; last: number } {
  const first = bisectLeft(axis.xs, (left - frame.inset) / zoom);
  const last = bisectRight(axis.xs, (left + frame.plot.width) / zoom) - 1;
  return { first: Math.min(first, Math.max(0, axis.xs.length - 1)), last: Math.max(0, last) };
}

export function isDense(plan: DiagramPlan, view: View): boolean {
  const { first, last } = stepsIn(plan, view);
  return last - first >= denseFrom;
}

export function denseIn(plan: DiagramPlan, view: View): Dense {
  const { first, last } = stepsIn(plan, view);
  const { lines, merged } = linesIn(plan, view, first, last);
  return {
    marks: marksIn(plan, view, first, last),
    stretches: stretchesIn(plan, view, first, last),
    lines,
    merged,
  };
}

function marksIn(
  { trace, axis, frame }: DiagramPlan,
  { zoom }: View,
  first: number,
  last: number,
): DenseMark[] {
  const marks: { process: number; x: number; y: number; count: number; cross: boolean }[] = [];
  const open = new Map<number, (typeof marks)[number]>();
  for (let index = first; index <= last; index++) {
    const step = trace.steps[index];
    if (!step) continue;
    const lost = step.happening.kind === "lost" ? trace.flights[step.flight] : undefined;
    const process = lost ? lost.from : step.process;
    const lane = frame.lanes[process];
    if (!lane) continue;
    const x = Math.round((axis.xs[index] ?? 0) * zoom);
    const cross = shapeOf(step.happening) === "cross";
    const mark = open.get(process);
    if (mark?.x === x) {
      mark.count++;
      mark.cross ||= cross;
      continue;
    }
    const next = { process, x, y: lane.y, count: 1, cross };
    open.set(process, next);
    marks.push(next);
  }
  return marks;
}

function stretchesIn(plan: DiagramPlan, view: View, first: number, last: number): DenseStretch[] {
  const end = plan.axis.length * view.zoom + plan.frame.inset;
  return plan.frame.lanes.flatMap(({ process, y }) => {
    const own = plan.spans.of[process];
    const placed = (spans: readonly Span[], kind: DenseStretch["kind"]): DenseStretch[] => {
      const merged: { process: number; kind: DenseStretch["kind"]; from: number; to: number; y: number }[] =
        [];
      const firstSpan = spans.findIndex(({ to }) => to >= first);
      for (let at = firstSpan; at >= 0 && at < spans.length; at++) {
        const span = spans[at];
        if (!span || span.from > last) break;
        const from = xOf(plan.axis, span.from) * view.zoom;
        const to = span.to >= plan.trace.steps.length ? end : xOf(plan.axis, span.to) * view.zoom;
        const before = merged[merged.length - 1];
        if (before && from - before.to < 1) before.to = Math.max(before.to, to);
        else merged.push({ process, kind, from, to, y });
      }
      return merged;
    };
    return [...placed(own?.waiting ?? [], "waiting"), ...placed(own?.inside ?? [], "inside")];
  });
}

function linesIn(plan: DiagramPlan, view: View, first: number, last: number) {
  const { trace, axis, frame } = plan;
  const n = frame.lanes.length;
  const bucketPx = Math.max(1, (n * (n - 1) * frame.plot.width) / linesMost);
  const buckets = Math.ceil((axis.length * view.zoom) / bucketPx) + 1;
  const chosen = new Map<number, Flight>();
  let count = 0;
  const lengthOf = (flight: Flight) => xOfEnd(axis, flight) - xOf(axis, flight.sentStep);
  for (const flight of trace.flights) {
    if (flight.sentStep > last) break;
    if (flight.endStep >= 0 && flight.endStep < first) continue;
    count++;
    const bucket = Math.floor((xOf(axis, flight.sentStep) * view.zoom) / bucketPx);
    const kind = (flight.from * n + flight.to) * 2 + (flight.fate === "lost" ? 1 : 0);
    const key = kind * buckets + bucket;
    const other = chosen.get(key);
    if (!other || lengthOf(flight) > lengthOf(other)) chosen.set(key, flight);
  }
  const lines = [...chosen.values()].map((flight): DenseLine => {
    const { from, to } = endsOf(plan, view.zoom, flight);
    const lost = flight.fate === "lost";
    return { process: flight.from, flight: flight.index, lost, x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  });
  return { lines, merged: count - lines.length };
}
