import { bisectLeft, bisectRight } from "d3";
import type { Flight } from "../trace/trace.ts";
import { arrowLabels, type ArrowLabel } from "./arrow-labels.ts";
import { arrowOf, type Arrow } from "./arrows.ts";
import { denseIn, isDense, type Dense } from "./dense.ts";
import { endsOf } from "./diagram-ends.ts";
import { lanesOf, laneMarks, type LaneMarks } from "./diagram-lanes.ts";
import { linkArrows } from "./diagram-links.ts";
import { stepMarks, type StepMark } from "./diagram-steps.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { flightsBetween } from "./flights-between.ts";
import type { Frame } from "./frame.ts";
import type { Box } from "./geometry.ts";
import { textWidth } from "./text.ts";
import { axisTicks, type Tick } from "./ticks.ts";
import type { View } from "./view.ts";

/**
 * A window of the space-time diagram. All x are drawn pixels from the beginning of the run, so that a mark keeps
 * its place while the window is moved over it; the window itself is `view.left` away. Nothing here depends on
 * the cursor: what has happened by then is told by each mark's steps, or by its x.
 */
export interface DiagramScene extends LaneMarks {
  readonly frame: Frame;
  readonly view: View;
  readonly steps: readonly StepMark[];
  readonly arrows: readonly Arrow[];
  /** Of what goes from thread to thread. They carry no message, so nothing can be done to them. */
  readonly links: readonly Arrow[];
  readonly labels: readonly ArrowLabel[];
  readonly ticks: readonly Tick[];
  /** Messages in the window that are not drawn, since there are too many. */
  readonly arrowsLeftOut: number;
  /** Merged marks instead of steps, bars and arrows if there are too many; otherwise null. */
  readonly dense: Dense | null;
}

/** More arrows than this are not drawn at once. */
export const arrowsMost = 1000;

/** What is seen through the window, and, where that may soon be moved, so many of its widths to both sides of it. */
export function diagramScene(plan: DiagramPlan, view: View, beside = 1): DiagramScene {
  if (isDense(plan, view)) return paintedScene(plan, view);
  const { axis } = plan;
  const { first, last } = stepsAround(plan, view, beside);
  const steps = stepMarks(plan, view.zoom, first, last);
  const flights = flightsBetween(plan.trace, first, last);
  const shown = flights.length > arrowsMost ? flights.slice(0, arrowsMost) : flights;
  const arrows = shown.map((flight) => arrowAt(plan, view.zoom, flight));
  const links = linkArrows(plan, view.zoom, first, last);
  const lanes = laneMarks(plan, view.zoom, first, last);
  const within: Box = {
    x: -plan.frame.inset,
    y: 0,
    width: axis.length * view.zoom + 2 * plan.frame.inset,
    height: Infinity,
  };
  return {
    ...lanes,
    frame: plan.frame,
    view,
    steps,
    arrows,
    links,
    labels: arrowLabels([...arrows, ...links], takenBy(plan, steps, lanes), within, plan.frame.label),
    ticks: ticksIn(plan, view),
    arrowsLeftOut: flights.length - shown.length,
    dense: null,
  };
}

/** The steps in a window and in so many of its widths to both sides, and one more at either end. */
export function stepsAround({ axis, frame }: DiagramPlan, { left, zoom }: View, beside: number) {
  const { width } = frame.plot;
  const from = (left - frame.inset - beside * width) / zoom;
  const to = (left + (1 + beside) * width) / zoom;
  return {
    first: Math.max(0, bisectLeft(axis.xs, from) - 1),
    last: Math.min(axis.xs.length - 1, bisectRight(axis.xs, to)),
  };
}

function paintedScene(plan: DiagramPlan, view: View): DiagramScene {
  const dense = denseIn(plan, view);
  return {
    frame: plan.frame,
    view,
    lanes: lanesOf(plan, view.zoom),
    bars: [],
    alarms: dense.alarms,
    moments: [],
    pauses: dense.pauses,
    steps: [],
    arrows: [],
    links: [],
    labels: [],
    ticks: ticksIn(plan, view),
    arrowsLeftOut: dense.messages - dense.lines.length,
    dense,
  };
}

/** The ticks whose labels stand in the window as a whole. */
function ticksIn({ axis, frame }: DiagramPlan, { left, zoom }: View): Tick[] {
  const from = left - frame.inset;
  const to = from + frame.plot.width;
  // Of a window that begins with the run nothing is cut there: it has room before its first step.
  const spare = left <= 0 ? 8 : 0;
  return axisTicks(
    axis,
    Math.max(0, from / zoom),
    Math.min(axis.length, to / zoom),
    zoom,
    frame.label,
  ).filter(({ x, label }) => {
    const half = textWidth(label, frame.label) / 2;
    return x - half >= from - spare && x + half <= to;
  });
}

export function arrowAt(plan: DiagramPlan, zoom: number, flight: Flight): Arrow {
  const { trace, reader } = plan;
  const kind = reader.kindOf(flight.message);
  const look = plan.looks.get(kind) ?? { dash: null, head: "full" };
  const label = reader.labelOf(flight.message, trace.processes[flight.from] ?? "");
  return arrowOf(flight, endsOf(plan, zoom, flight), look, label);
}

/** Where no label may stand: on marks, bars and lanes. */
function takenBy({ frame }: DiagramPlan, steps: readonly StepMark[], { bars }: LaneMarks): Box[] {
  const boxes: Box[] = steps.map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 }));
  for (const { x, y, width, height } of bars) boxes.push({ x, y, width, height });
  for (const { y } of frame.lanes) boxes.push({ x: -1e9, y: y - 3, width: 2e9, height: 6 });
  return boxes;
}
