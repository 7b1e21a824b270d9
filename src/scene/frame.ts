import { clamp, type Box, type Size } from "./geometry.ts";
import { fitted, textWidth } from "./text.ts";

/** Where the lanes, their names and the axis stand in a diagram of a given size. */
export interface Frame {
  readonly size: Size;
  /** The area of the lanes; its left edge is where x = 0 of the axis lies, `inset` further in. */
  readonly plot: Box;
  /** Room at both ends of the axis, so that the first and the last mark are not cut. */
  readonly inset: number;
  readonly lanes: readonly LaneFrame[];
  readonly laneGap: number;
  readonly font: number;
}

export interface LaneFrame {
  readonly process: number;
  readonly name: string;
  readonly y: number;
}

/** For the flag of the cursor, over the lanes, and for the labels of the ticks under them. */
const above = 48;
const below = 28;
const laneGapLeast = 13;
const laneGapMost = 84;
const inset = 22;

export function frameOf(size: Size, names: readonly string[]): Frame {
  const room = size.height - above - below;
  const laneGap = clamp(room / Math.max(1, names.length), laneGapLeast, laneGapMost);
  const font = laneGap < 18 ? 11 : 13;
  const gutter = gutterOf(size.width, names, font);
  const lanesHeight = Math.max(room, laneGap * names.length);
  const spare = lanesHeight - laneGap * names.length;
  const lanes = names.map((name, process) => ({
    process,
    name: fitted(name, font, gutter - 24),
    y: above + spare / 2 + laneGap * (process + 0.5),
  }));
  const plot = { x: gutter, y: above, width: Math.max(60, size.width - gutter - 6), height: lanesHeight };
  return {
    size: { width: size.width, height: above + lanesHeight + below },
    plot,
    inset,
    lanes,
    laneGap,
    font,
  };
}

/** The width that the time axis has for itself. */
export function axisWidth(frame: Frame): number {
  return frame.plot.width - 2 * frame.inset;
}

function gutterOf(width: number, names: readonly string[], font: number): number {
  const widest = Math.max(0, ...names.map((name) => textWidth(name, font)));
  const most = width < 600 ? 84 : 130;
  return clamp(Math.ceil(widest) + 26, 56, most);
}
