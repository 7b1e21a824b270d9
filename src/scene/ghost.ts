import type { Trace } from "../trace/trace.ts";
import { axisOn } from "./axis-on.ts";
import type { Arrow } from "./arrows.ts";
import { barsOf, keyOf, type BarMark } from "./diagram-lanes.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { arrowAt, stepsAround } from "./diagram.ts";
import { flightsBetween } from "./flights-between.ts";
import { textWidth } from "./text.ts";
import type { Tick } from "./ticks.ts";
import { xOf } from "./time-axis.ts";
import type { View } from "./view.ts";

/** The run as it was, as far as it went another way: drawn behind the run as it is, on the same axis. */
export interface Ghost {
  readonly arrows: readonly Arrow[];
  /** The stretches in which a node was inside. */
  readonly bars: readonly BarMark[];
  readonly flag: GhostFlag;
}

/** The first step that differs. */
export interface GhostFlag {
  readonly x: number;
  /** Where the label begins: right of the place, or left of it at the end of the window. */
  readonly labelX: number;
  readonly step: number;
  readonly label: string;
  readonly width: number;
}

const ghostLabel = "first difference";
/** More than this says no more. */
const arrowsMost = 200;

/**
 * `before` is the run as it was, `parting` the first step at which the two differ. As much of it as the scene of the
 * run itself has: see `diagramScene`.
 */
export function ghostBehind(
  plan: DiagramPlan,
  before: DiagramPlan,
  parting: number,
  view: View,
  beside = 1,
): Ghost {
  const drawn: DiagramPlan = { ...before, frame: plan.frame, axis: axisOn(plan, before.trace) };
  const around = stepsAround(drawn, view, beside);
  const first = Math.max(parting, around.first);
  const { last } = around;
  const now = new Map(plan.trace.flights.map((flight) => [nameOf(flight), flight]));
  const gone = flightsBetween(before.trace, first, last).filter((flight) => {
    const other = now.get(nameOf(flight));
    const isAlike =
      other && other.sentMs === flight.sentMs && other.dueMs === flight.dueMs && other.fate === flight.fate;
    return !isAlike;
  });
  const x = (parting < plan.axis.xs.length ? xOf(plan.axis, parting) : xOf(drawn.axis, parting)) * view.zoom;
  const width = textWidth(ghostLabel, plan.frame.label) + 14;
  const isAtEnd = x + width > view.left + plan.frame.plot.width - plan.frame.inset;
  const insides = new Set(insidesOf(plan).map(({ told }) => told));
  const old = new Map(insidesOf(before).map(({ told, key }) => [key, told]));
  return {
    arrows: gone.slice(0, arrowsMost).map((flight) => arrowAt(drawn, view.zoom, flight)),
    bars: barsOf(drawn, view.zoom, first, last).filter(
      ({ kind, key }) => kind === "inside" && !insides.has(old.get(key) ?? ""),
    ),
    flag: { x, labelX: isAtEnd ? x - width : x, step: parting, label: ghostLabel, width },
  };
}

/** The ticks whose labels the flag does not cover. */
export function clearOf(ticks: readonly Tick[], { labelX, width }: GhostFlag, font: number): Tick[] {
  return ticks.filter(({ x, label }) => {
    const half = textWidth(label, font) / 2 + 3;
    return x + half < labelX || x - half > labelX + width;
  });
}

const nameOf = ({ name, copy }: Trace["flights"][number]): string => (copy ? `${name}+` : name);

/** Who was inside from when to when, in words to compare, with the keys of their bars. */
function insidesOf({ trace, spans }: DiagramPlan): { key: string; told: string }[] {
  return spans.of.flatMap(({ process, thread, inside }) =>
    inside.map((span) => ({
      key: keyOf("inside", process, thread, span),
      told: `${process} ${thread} ${trace.steps[span.from]?.atMs} ${trace.steps[span.to]?.atMs}`,
    })),
  );
}
