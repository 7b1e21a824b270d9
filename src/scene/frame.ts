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
  /** The size of the lanes' names. */
  readonly font: number;
  /** The size of all else that is written. */
  readonly label: number;
  /** How much larger than at a desk everything is written. */
  readonly scale: number;
}

export interface LaneFrame {
  readonly process: number;
  /** The thread, where it is not the lane of the process itself. */
  readonly thread: string | null;
  readonly name: string;
  readonly y: number;
}

/** At a desk: the kinds of messages and the flag of the cursor over the lanes, the labels of the ticks under them. */
const written = { above: 38, below: 20 };
/** The gap between these and the lanes. */
const air = { above: 10, below: 8 };
const laneGapLeast = 12;
const laneGapMost = 84;
const inset = 22;
/** Half of the width of the first tick's label, "0 ms", at a desk. */
const halfTick = 14.5;

const labelFont = 11;

/** @param whose the process and the thread of each lane, where a process may have several */
export function frameOf(
  size: Size,
  names: readonly string[],
  scale = 1,
  whose?: readonly Pick<LaneFrame, "process" | "thread">[],
): Frame {
  const over = written.above * scale + air.above;
  const under = written.below * scale + air.below;
  const room = size.height - over - under;
  const laneGap = clamp(room / Math.max(1, names.length), laneGapLeast, laneGapMost * scale);
  const gutterMost = (size.width < 500 ? 112 : 130) * scale;
  const isTight = laneGap < 18 * scale || gutterFor(names, 13 * scale) > gutterMost;
  const font = Math.min(laneGap, (isTight ? 11 : 13) * scale);
  const gutter = clamp(gutterFor(names, font), 56, gutterMost);
  const lanesHeight = Math.max(room, laneGap * names.length);
  const spare = lanesHeight - laneGap * names.length;
  const lanes = names.map((name, index) => ({
    process: whose?.[index]?.process ?? index,
    thread: whose?.[index]?.thread ?? null,
    name: fitted(name, font, gutter - 24),
    y: over + spare / 2 + laneGap * (index + 0.5),
  }));
  const plot = { x: gutter, y: over, width: Math.max(60, size.width - gutter - 6), height: lanesHeight };
  return {
    size: { width: size.width, height: over + lanesHeight + under },
    plot,
    inset: Math.max(inset, Math.ceil(halfTick * scale)),
    lanes,
    laneGap,
    font,
    label: labelFont * scale,
    scale,
  };
}

/** The width that the time axis has for itself. */
export function axisWidth(frame: Frame): number {
  return frame.plot.width - 2 * frame.inset;
}

/** The width that the names of all lanes need. */
function gutterFor(names: readonly string[], font: number): number {
  return Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, font)))) + 26;
}

/** The lane of a thread; that of its process where it has none of its own. */
export function laneIn({ lanes }: Frame, process: number, thread: string | null): LaneFrame | undefined {
  const own = lanes[process];
  if (own?.process === process && own.thread === thread) return own;
  const isOwn = (lane: LaneFrame) => lane.process === process;
  return lanes.find((lane) => isOwn(lane) && lane.thread === thread) ?? lanes.find(isOwn);
}
