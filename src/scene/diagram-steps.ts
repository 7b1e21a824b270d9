import { lerp, rounded } from "./geometry.ts";
import { lostAt } from "./arrows.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { shapeOf, type Shape } from "./symbols.ts";
import { citationOf, type Flight, type Trace, type TraceStep } from "../trace/trace.ts";
import { laneIn, type Frame, type LaneFrame } from "./frame.ts";
import { xOf } from "./time-axis.ts";

/** One step of the run. */
export interface StepMark {
  readonly key: string;
  readonly step: number;
  /** Whose colour it has: that of the process whose lane it stands on, a lost message's sender's, or −1. */
  readonly process: number;
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  /** Whether it sent something, or changed what the process is in: drawn larger. */
  readonly strong: boolean;
}

export function stepMarks(plan: DiagramPlan, zoom: number, first: number, last: number): StepMark[] {
  const marks: StepMark[] = [];
  for (let step = first; step <= last; step++) {
    const mark = stepMark(plan, zoom, step);
    if (mark) marks.push(mark);
  }
  return marks;
}

export function stepMark({ trace, frame, axis }: DiagramPlan, zoom: number, index: number): StepMark | null {
  const step = trace.steps[index];
  if (!step) return null;
  const x = rounded(xOf(axis, index) * zoom);
  const shape = shapeOf(step.happening);
  const strong = step.sentCount > 0 || shape !== "disc";
  const flight = trace.flights[step.flight];
  const process = laneOf(trace, step);
  const lane = laneAt(trace, frame, step, process);
  if (lane) return { key: `step:${index}`, step: index, process, x, y: lane.y, shape, strong };
  if (step.happening.kind === "lost" && flight) {
    const { from, to } = yOfEnds(trace, frame, flight);
    const reach = step.happening.why === "down" ? to - Math.sign(to - from) * 4 : lerp(from, to, lostAt);
    return { key: `step:${index}`, step: index, process: flight.from, x, y: rounded(reach), shape, strong };
  }
  const floor = frame.plot.y + frame.plot.height;
  return { key: `step:${index}`, step: index, process: -1, x, y: rounded(floor), shape, strong };
}

/**
 * The process on whose lane a step stands: its own and, where the step is a kernel's, the process of that host; −1
 * where it belongs to no process.
 */
export function laneOf({ flights }: Pick<Trace, "flights">, step: TraceStep): number {
  if (step.process >= 0) return step.process;
  switch (step.happening.kind) {
    case "arrive":
      return flights[step.flight]?.to ?? -1;
    case "resend":
      return step.sentCount > 0 ? (flights[step.firstSent]?.from ?? -1) : -1;
    default:
      return -1;
  }
}

/** So many steps after an arrival the thread that it lets go on may be found. */
const near = 6;

/**
 * The lane of a process's step: that of the thread that takes it. Where a kernel takes it, that of the thread which it
 * lets go on.
 */
export function laneAt(
  { steps }: Trace,
  frame: Frame,
  step: TraceStep | undefined,
  process: number,
): LaneFrame | undefined {
  // Without threads each process has one lane.
  if (frame.lanes[frame.lanes.length - 1]?.process === frame.lanes.length - 1) return frame.lanes[process];
  if (!step) return laneIn(frame, process, null);
  const after = steps.slice(step.index + 1, step.index + 1 + near);
  const acts =
    step.process === process
      ? step
      : after.find((next) => next.cause === step.index && next.process === process);
  const thread = acts && citationOf(acts)?.values["thread"];
  return laneIn(frame, process, typeof thread === "string" ? thread : null);
}

/** The heights of the lanes that a message goes from and to. */
export function yOfEnds(
  trace: Trace,
  frame: Frame,
  { from, to, sentStep, endStep }: Flight,
): { from: number; to: number } {
  return {
    from: laneAt(trace, frame, trace.steps[sentStep], from)?.y ?? 0,
    to: laneAt(trace, frame, trace.steps[endStep], to)?.y ?? 0,
  };
}

/** The step whose mark is nearest to a place, and no further away than `reach`; null where there is none. */
export function stepNear(marks: readonly StepMark[], x: number, y: number, reach: number): number | null {
  let nearest: number | null = null;
  let least = reach;
  for (const mark of marks) {
    const away = Math.hypot(mark.x - x, mark.y - y);
    if (away > least) continue;
    least = away;
    nearest = mark.step;
  }
  return nearest;
}
