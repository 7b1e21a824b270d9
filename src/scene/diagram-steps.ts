import { lerp, rounded } from "./geometry.ts";
import { lostAt } from "./arrows.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { shapeOf, type Shape } from "./symbols.ts";
import type { Trace, TraceStep } from "../trace/trace.ts";
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
  const lane = frame.lanes[process];
  if (lane) return { key: `step:${index}`, step: index, process, x, y: lane.y, shape, strong };
  if (step.happening.kind === "lost" && flight) {
    const from = frame.lanes[flight.from]?.y ?? 0;
    const to = frame.lanes[flight.to]?.y ?? 0;
    const reach = step.happening.why === "down" ? to - Math.sign(to - from) * 4 : lerp(from, to, lostAt);
    return { key: `step:${index}`, step: index, process: flight.from, x, y: rounded(reach), shape, strong };
  }
  const floor = frame.plot.y + frame.plot.height;
  return { key: `step:${index}`, step: index, process: -1, x, y: rounded(floor), shape, strong };
}

/**
 * The process on whose lane a step stands: its own and, where the step is a kernel's, the process of that host; −1
 * where it is nobody's.
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
