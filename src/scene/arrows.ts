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
  /** Where the point of its head is, a little before `to`. */
  readonly tip: Point;
  /** Its direction, of length 1. */
  readonly along: Point;
  readonly look: KindLook;
  readonly label: string;
  readonly sentStep: number;
  /** −1 where it is still under way at the end of the run. */
  readonly endStep: number;
  /** A lost one has no head. */
  readonly lost: boolean;
}

/** The target of an outline: a canvas, or d3's path writer. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
}

/** How far a lost message gets between the lanes; one that reached a crashed receiver gets all the way. */
export const lostAt = 0.72;
/** How far from the middle of a step's mark an arrow's point stays. */
const short = 6.5;
export const headLong = 8;
const headWide = 4;
const doubleApart = 5;
/** Corners of a head: how far back from the point, and how far aside. */
const square = [
  [0, 4],
  [0, -4],
  [8, -4],
  [8, 4],
] as const;
const diamond = [
  [0, 0],
  [6, 4.5],
  [12, 0],
  [6, -4.5],
] as const;

export interface ArrowEnds {
  readonly from: Point;
  readonly to: Point;
}

export function arrowOf(flight: Flight, ends: ArrowEnds, look: KindLook, label: string): Arrow {
  return arrowBetween(
    {
      key: `flight:${flight.index}`,
      flight: flight.index,
      process: flight.from,
      look,
      label,
      sentStep: flight.sentStep,
      endStep: flight.endStep,
      lost: flight.fate === "lost",
    },
    ends,
  );
}

/** An arrow from place to place. */
export function arrowBetween(
  what: Omit<Arrow, "from" | "to" | "tip" | "along">,
  { from, to }: ArrowEnds,
): Arrow {
  const long = Math.hypot(to.x - from.x, to.y - from.y);
  const along = long === 0 ? { x: 1, y: 0 } : { x: (to.x - from.x) / long, y: (to.y - from.y) / long };
  return {
    ...what,
    from: { x: rounded(from.x), y: rounded(from.y) },
    to: { x: rounded(to.x), y: rounded(to.y) },
    tip: { x: to.x - along.x * short, y: to.y - along.y * short },
    along,
  };
}

/** The outline of a head whose point is at `tip`; `along` is the arrow's direction, of length 1. */
export function drawHead(pen: Pen, tip: Point, along: Point, head: KindLook["head"]): void {
  const x = (back: number, side: number) => tip.x - along.x * back - along.y * side;
  const y = (back: number, side: number) => tip.y - along.y * back + along.x * side;
  if (head === "round") {
    pen.moveTo(x(headWide, 0) + headWide, y(headWide, 0));
    pen.arc(x(headWide, 0), y(headWide, 0), headWide, 0, 2 * Math.PI);
    return;
  }
  if (head === "square" || head === "diamond") {
    const corners = head === "square" ? square : diamond;
    corners.forEach(([back, side], index) =>
      index === 0 ? pen.moveTo(x(back, side), y(back, side)) : pen.lineTo(x(back, side), y(back, side)),
    );
    return pen.closePath();
  }
  for (const back of head === "double" ? [0, doubleApart] : [0]) {
    pen.moveTo(x(back + headLong, headWide), y(back + headLong, headWide));
    pen.lineTo(x(back, 0), y(back, 0));
    pen.lineTo(x(back + headLong, -headWide), y(back + headLong, -headWide));
  }
  if (head === "full") pen.closePath();
}

/** The same as in SVG's `d`. */
export function headAt(tip: Point, along: Point, head: KindLook["head"]): string {
  const path = pathRound(2);
  drawHead(path, tip, along, head);
  return path.toString();
}
