import { pathRound } from "d3";
import type { Flight } from "../trace/trace.ts";
import { rounded, type Point } from "./geometry.ts";
import type { KindLook } from "./kind-look.ts";

/** A message on the diagram, from its sending to its end. */
export interface Arrow {
  readonly key: string;
  readonly flight: number;
  /** The sender, whose colour it has. */
  readonly process: number;
  readonly from: Point;
  readonly to: Point;
  /** The line, and the head at its end; no head where the message was lost. */
  readonly line: string;
  readonly head: string | null;
  readonly look: KindLook;
  readonly label: string;
  readonly sentStep: number;
  /** −1 where it is still under way at the end of the run. */
  readonly endStep: number;
  readonly lost: boolean;
}

/** How far a lost message gets between the lanes; one that reached a crashed receiver gets all the way. */
export const lostAt = 0.72;
/** How far from the middle of a step's mark an arrow's point stays. */
const short = 6.5;
const headLong = 8;
const headWide = 4;

export interface ArrowEnds {
  readonly from: Point;
  readonly to: Point;
}

export function arrowOf(flight: Flight, ends: ArrowEnds, look: KindLook, label: string): Arrow {
  const lost = flight.fate === "lost";
  const { from, to } = ends;
  const long = Math.hypot(to.x - from.x, to.y - from.y);
  const along = long === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / long, y: (to.y - from.y) / long };
  const tip = { x: to.x - along.x * short, y: to.y - along.y * short };
  const back = lost ? 0 : look.head === "open" ? 1 : headLong - 1;
  const line = pathRound(2);
  line.moveTo(from.x, from.y);
  line.lineTo(tip.x - along.x * back, tip.y - along.y * back);
  return {
    key: `flight:${flight.index}`,
    flight: flight.index,
    process: flight.from,
    from: { x: rounded(from.x), y: rounded(from.y) },
    to: { x: rounded(to.x), y: rounded(to.y) },
    line: line.toString(),
    head: lost ? null : headAt(tip, along, look.head),
    look,
    label,
    sentStep: flight.sentStep,
    endStep: flight.endStep,
    lost,
  };
}

/** The outline of a head whose point is at `tip`; `along` is the arrow's direction, of length 1. */
export function headAt(tip: Point, along: Point, head: KindLook["head"]): string {
  const path = pathRound(2);
  const at = (back: number, side: number): [number, number] => [
    tip.x - along.x * back - along.y * side,
    tip.y - along.y * back + along.x * side,
  ];
  if (head === "round") {
    const [x, y] = at(headWide, 0);
    path.arc(x, y, headWide, 0, 2 * Math.PI);
    return path.toString();
  }
  path.moveTo(...at(headLong, headWide));
  path.lineTo(tip.x, tip.y);
  path.lineTo(...at(headLong, -headWide));
  if (head === "full") path.closePath();
  return path.toString();
}
