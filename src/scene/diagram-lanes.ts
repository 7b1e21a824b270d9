import type { DiagramPlan } from "./diagram-plan.ts";
import { clamp, rounded, type Box } from "./geometry.ts";
import type { Span } from "./spans.ts";
import { textWidth } from "./text.ts";
import { xOf } from "./time-axis.ts";

/** A stretch of a lane. */
export interface LaneMark {
  readonly key: string;
  readonly process: number;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Dotted: the process has crashed. */
  readonly down: boolean;
}

/** The time in which a process waits, or is in the place for one. */
export interface BarMark extends Box {
  readonly key: string;
  readonly process: number;
  readonly kind: "inside" | "waiting";
  /** As long as there is room for it beside the steps on the bar; empty where there is none. */
  readonly label: string;
  readonly labelX: number;
  /** Where another is inside as well, for a part of the time. */
  readonly crowded: boolean;
}

/** A stretch of time over all lanes. */
export interface Stretch {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

export interface LaneMarks {
  readonly lanes: readonly LaneMark[];
  readonly bars: readonly BarMark[];
  /** Where two or more are in the place for one. */
  readonly alarms: readonly Stretch[];
  /** Stretches in which time stands still, because several steps happen at the same time. */
  readonly moments: readonly Stretch[];
  /** Where a long pause is shown shortened. */
  readonly pauses: readonly Stretch[];
}

const labels = ["in the critical section", "critical section", "inside"];

export function laneMarks(plan: DiagramPlan, zoom: number, first: number, last: number): LaneMarks {
  const place = placing(plan, zoom);
  const alarms = plan.spans.crowded
    .filter((span) => touches(span, first, last))
    .map((span) => ({ key: `alarm:${span.from}`, ...place(span) }));
  return {
    lanes: lanesOf(plan, zoom),
    bars: barsOf(plan, zoom, first, last),
    alarms,
    ...standstills(plan, zoom, first, last),
  };
}

/** From the place of a span's first step to that of the step that ends it, or to the end of the lane. */
function placing({ axis, trace, frame }: DiagramPlan, zoom: number) {
  // Steps that still glide to the places of a shorter run are further right than it goes.
  const end = Math.max(axis.length, axis.xs.at(-1) ?? 0) * zoom + frame.inset;
  return ({ from, to }: Span) => ({
    from: rounded(from === 0 ? -frame.inset / 2 : xOf(axis, from) * zoom),
    to: rounded(to >= trace.steps.length ? end : xOf(axis, to) * zoom),
  });
}

export function lanesOf(plan: DiagramPlan, zoom: number): LaneMark[] {
  const place = placing(plan, zoom);
  const whole: Span = { from: 0, to: plan.trace.steps.length };
  return plan.frame.lanes.flatMap(({ process, y }) => {
    const down = plan.spans.of[process]?.down ?? [];
    const up: Span[] = [];
    let from = whole.from;
    for (const span of down) {
      if (span.from > from) up.push({ from, to: span.from });
      from = span.to;
    }
    if (from < whole.to) up.push({ from, to: whole.to });
    const mark = (span: Span, isDown: boolean): LaneMark => ({
      key: `lane:${process}:${span.from}`,
      process,
      ...place(span),
      y: rounded(y),
      down: isDown,
    });
    return [...up.map((span) => mark(span, false)), ...down.map((span) => mark(span, true))];
  });
}

export function barsOf(plan: DiagramPlan, zoom: number, first: number, last: number): BarMark[] {
  const place = placing(plan, zoom);
  return plan.frame.lanes.flatMap(({ process, y }) => {
    const bar = (span: Span, kind: BarMark["kind"]): BarMark => {
      const { from, to } = place(span);
      const height = rounded(
        kind === "inside"
          ? clamp(plan.frame.laneGap * 0.6, 9, 2 * plan.frame.label)
          : clamp(plan.frame.laneGap * 0.28, 5, 9),
      );
      const width = rounded(to - from);
      return {
        key: `${kind}:${process}:${span.from}`,
        process,
        kind,
        x: from,
        y: rounded(y - height / 2),
        width,
        height,
        ...(kind === "inside" && height >= 1.25 * plan.frame.label
          ? labelIn(plan, zoom, process, span, to)
          : { label: "", labelX: 0 }),
        crowded:
          kind === "inside" &&
          plan.spans.crowded.some((other) => other.from < span.to && span.from < other.to),
      };
    };
    const { inside = [], waiting = [] } = plan.spans.of[process] ?? {};
    return [
      ...waiting.filter((span) => touches(span, first, last)).map((span) => bar(span, "waiting")),
      ...inside.filter((span) => touches(span, first, last)).map((span) => bar(span, "inside")),
    ];
  });
}

/** The longest label that fits between two steps on a bar, and where it begins. */
function labelIn(plan: DiagramPlan, zoom: number, process: number, span: Span, to: number) {
  const beside = 13;
  const marks: number[] = [];
  for (let step = span.from; step < span.to; step++)
    if (plan.trace.steps[step]?.process === process) marks.push(xOf(plan.axis, step) * zoom);
  marks.push(to);
  for (const label of labels) {
    const room = textWidth(label, plan.frame.label) + 2 * beside;
    const first = marks.findIndex((x, index) => (marks[index + 1] ?? -Infinity) - x >= room);
    if (first >= 0) return { label, labelX: rounded((marks[first] ?? 0) + beside) };
  }
  return { label: "", labelX: 0 };
}

function touches(span: Span, first: number, last: number): boolean {
  return span.from <= last && span.to >= first;
}

function standstills({ axis }: DiagramPlan, zoom: number, first: number, last: number) {
  const moments: Stretch[] = [];
  const pauses: Stretch[] = [];
  const x = (step: number): number => rounded(xOf(axis, step) * zoom);
  for (let step = first; step < last; step++) {
    const next = axis.atMs[step + 1] ?? 0;
    if (next - (axis.atMs[step] ?? 0) > axis.pauseMs)
      pauses.push({ key: `pause:${step}`, from: x(step), to: x(step + 1) });
    let end = step;
    while (end < last && axis.atMs[end + 1] === axis.atMs[step]) end++;
    if (end === step) continue;
    moments.push({ key: `moment:${step}`, from: x(step), to: x(end) });
    step = end - 1;
  }
  return { moments, pauses };
}
