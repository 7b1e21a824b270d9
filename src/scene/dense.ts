import { bisectLeft, bisectRight } from "d3";
import type { Flight } from "../trace/trace.ts";
import { endsOf } from "./diagram-ends.ts";
import type { Stretch } from "./diagram-lanes.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { flightsBetween } from "./flights-between.ts";
import type { Point } from "./geometry.ts";
import type { KindLook } from "./kind-look.ts";
import { shapeOf } from "./symbols.ts";
import { laneIn, type LaneFrame } from "./frame.ts";
import { laneAt } from "./diagram-steps.ts";
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
  /** How many messages are on their way in the window, including those that another message's line represents. */
  readonly messages: number;
  /** Where two or more are in the place for one. */
  readonly alarms: readonly Stretch[];
  /** Where a long pause is shown shortened; pauses that cannot be told apart are one. */
  readonly pauses: readonly Stretch[];
}

export interface DenseMark {
  /** The last one of them. */
  readonly step: number;
  readonly process: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** A crash or a loss is among them. */
  readonly cross: boolean;
}

export interface DenseStretch {
  readonly process: number;
  readonly kind: "inside" | "waiting" | "blocked";
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface DenseLine {
  readonly process: number;
  readonly flight: number;
  readonly sentStep: number;
  /** −1 where it is still under way at the end of the run. */
  readonly endStep: number;
  readonly lost: boolean;
  readonly dash: KindLook["dash"];
  readonly from: Point;
  readonly to: Point;
}

/** From so many steps in a window on it is painted. */
export const denseFrom = 400;
const linesMost = 1500;
/** Pauses nearer to each other than this are one. */
const pauseApart = 16;

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
  return {
    marks: marksIn(plan, view, first, last),
    stretches: stretchesIn(plan, view, first, last),
    ...linesIn(plan, view, first, last),
    alarms: alarmsIn(plan, view, first, last),
    pauses: pausesIn(plan, view, first, last),
  };
}

function marksIn(
  { trace, axis, frame }: DiagramPlan,
  { zoom }: View,
  first: number,
  last: number,
): DenseMark[] {
  const marks: { step: number; process: number; x: number; y: number; count: number; cross: boolean }[] = [];
  const open = new Map<LaneFrame, (typeof marks)[number]>();
  for (let index = first; index <= last; index++) {
    const step = trace.steps[index];
    if (!step) continue;
    const lost = step.happening.kind === "lost" ? trace.flights[step.flight] : undefined;
    const process = lost ? lost.from : step.process;
    const lane = process < 0 ? undefined : laneAt(trace, frame, step, process);
    if (!lane) continue;
    const x = Math.round((axis.xs[index] ?? 0) * zoom);
    const cross = shapeOf(step.happening) === "cross";
    const mark = open.get(lane);
    if (mark?.x === x) {
      mark.step = index;
      mark.count++;
      mark.cross ||= cross;
      continue;
    }
    const next = { step: index, process, x, y: lane.y, count: 1, cross };
    open.set(lane, next);
    marks.push(next);
  }
  return marks;
}

function stretchesIn(plan: DiagramPlan, view: View, first: number, last: number): DenseStretch[] {
  const end = plan.axis.length * view.zoom + plan.frame.inset;
  return plan.spans.of.flatMap(({ process, thread, inside, waiting, blocked }) => {
    const y = laneIn(plan.frame, process, thread)?.y ?? 0;
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
    return [...placed(blocked, "blocked"), ...placed(waiting, "waiting"), ...placed(inside, "inside")];
  });
}

function linesIn(plan: DiagramPlan, view: View, first: number, last: number) {
  const { trace, axis, frame, reader, looks } = plan;
  const n = trace.processes.length;
  const bucketPx = Math.max(1, (n * (n - 1) * frame.plot.width) / linesMost);
  const buckets = Math.ceil((axis.length * view.zoom) / bucketPx) + 1;
  const chosen = new Map<number, Flight>();
  const flights = flightsBetween(trace, first, last);
  const lengthOf = (flight: Flight) => xOfEnd(axis, flight) - xOf(axis, flight.sentStep);
  const isTooMany = flights.length > linesMost;
  for (const flight of flights) {
    const bucket = Math.floor((xOf(axis, flight.sentStep) * view.zoom) / bucketPx);
    const kind = (flight.from * n + flight.to) * 2 + (flight.fate === "lost" ? 1 : 0);
    const key = isTooMany ? kind * buckets + bucket : flight.index;
    const other = chosen.get(key);
    if (!other || lengthOf(flight) > lengthOf(other)) chosen.set(key, flight);
  }
  const lines = [...chosen.values()].map((flight): DenseLine => {
    const { index, sentStep, endStep, fate, message } = flight;
    return {
      process: flight.from,
      flight: index,
      sentStep,
      endStep,
      lost: fate === "lost",
      dash: looks.get(reader.kindOf(message))?.dash ?? null,
      ...endsOf(plan, view.zoom, flight),
    };
  });
  return { lines, messages: flights.length };
}

function alarmsIn({ axis, trace, frame, spans }: DiagramPlan, { zoom }: View, first: number, last: number) {
  const end = axis.length * zoom + frame.inset;
  const seen = spans.crowded.filter(({ from, to }) => from <= last && to >= first);
  return merged(
    seen.map(({ from, to }) => ({
      key: `alarm:${from}`,
      from: xOf(axis, from) * zoom,
      to: Math.max(xOf(axis, from) * zoom + 2, to >= trace.steps.length ? end : xOf(axis, to) * zoom),
    })),
    1,
  );
}

function pausesIn({ axis }: DiagramPlan, { zoom }: View, first: number, last: number): Stretch[] {
  const pauses: Stretch[] = [];
  for (let step = first; step < last; step++) {
    if ((axis.atMs[step + 1] ?? 0) - (axis.atMs[step] ?? 0) <= axis.pauseMs) continue;
    const [from, to] = [xOf(axis, step) * zoom, xOf(axis, step + 1) * zoom];
    pauses.push({ key: `pause:${step}`, from, to });
  }
  return merged(pauses, pauseApart);
}

/** Stretches, in their order, that are nearer to each other than `apart` as one. */
function merged(stretches: readonly Stretch[], apart: number): Stretch[] {
  const found: { key: string; from: number; to: number }[] = [];
  for (const { key, from, to } of stretches) {
    const before = found[found.length - 1];
    if (before && from - before.to < apart) before.to = Math.max(before.to, to);
    else found.push({ key, from, to });
  }
  return found;
}
