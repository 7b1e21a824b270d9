import type { DiagramPlan } from "./diagram-plan.ts";
import { laneAt, laneOf } from "./diagram-steps.ts";
import { laneIn, type Frame, type LaneFrame } from "./frame.ts";
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
  readonly kind: "inside" | "waiting" | "blocked";
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

/** The words of a wait for a lock: which lock it is and who holds it, or only the lock. */
function labelsOf({ label = "" }: Span): readonly string[] {
  return [`waits for ${label}`, label, label.split(",")[0] ?? ""];
}

/** The key of a mark on a lane. It names the thread too, where that is not the main one. */
export function keyOf(kind: string, process: number, thread: string | null, { from }: Span): string {
  return `${kind}:${process}${thread === null ? "" : `.${thread}`}:${from}`;
}

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
  return plan.spans.of.flatMap(({ process, thread, down, gone }) => {
    const y = laneIn(plan.frame, process, thread)?.y ?? 0;
    const up: Span[] = [];
    let from = whole.from;
    for (const span of [...down, ...gone].sort((a, b) => a.from - b.from)) {
      if (span.from > from) up.push({ from, to: span.from });
      from = Math.max(from, span.to);
    }
    if (from < whole.to) up.push({ from, to: whole.to });
    const mark = (span: Span, isDown: boolean): LaneMark => ({
      key: keyOf("lane", process, thread, span),
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
  return plan.spans.of.flatMap(({ process, thread, inside, waiting, blocked }) => {
    const lane = laneIn(plan.frame, process, thread);
    const y = lane?.y ?? 0;
    const bar = (span: Span, kind: BarMark["kind"]): BarMark => {
      const { from, to } = place(span);
      const height = rounded(
        kind !== "waiting" ? barHeight(plan.frame) : clamp(plan.frame.laneGap * 0.28, 5, 9),
      );
      const width = rounded(to - from);
      return {
        key: keyOf(kind, process, thread, span),
        process,
        kind,
        x: from,
        y: rounded(y - height / 2),
        width,
        height,
        ...(kind !== "waiting" && height >= 1.25 * plan.frame.label
          ? labelIn(plan, zoom, lane, span, to, kind === "inside" ? labels : labelsOf(span))
          : { label: "", labelX: 0 }),
        crowded:
          kind === "inside" &&
          plan.spans.crowded.some((other) => other.from < span.to && span.from < other.to),
      };
    };
    return [
      ...blocked.filter((span) => touches(span, first, last)).map((span) => bar(span, "blocked")),
      ...waiting.filter((span) => touches(span, first, last)).map((span) => bar(span, "waiting")),
      ...inside.filter((span) => touches(span, first, last)).map((span) => bar(span, "inside")),
    ];
  });
}

/** How high a bar is that has words in it, in px. */
export function barHeight({ laneGap, label }: Pick<Frame, "laneGap" | "label">): number {
  return clamp(laneGap * 0.6, 9, 2 * label);
}

/** The longest label that fits between two steps on a bar, and where it begins. */
function labelIn(
  plan: DiagramPlan,
  zoom: number,
  lane: LaneFrame | undefined,
  span: Span,
  to: number,
  labels: readonly string[],
) {
  const beside = 13;
  const marks: number[] = [];
  for (let index = span.from; index < span.to; index++) {
    const step = plan.trace.steps[index];
    // A kernel's step stands on the lane of its host.
    const process = step ? laneOf(plan.trace, step) : -1;
    const isOn = process === lane?.process && laneAt(plan.trace, plan.frame, step, process) === lane;
    if (isOn) marks.push(xOf(plan.axis, index) * zoom);
  }
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
