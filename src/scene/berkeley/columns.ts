import { at } from "../../base/invariant.ts";

/**
 * A chart of many rounds has more to draw than it has pixels. What lies in one column of the screen is drawn as
 * what is seen of it there.
 */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The way of a line through a column one pixel wide: where it comes in and goes out, its highest and its lowest. */
export function throughColumns(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (let from = 0, to = 0; from < points.length; from = to) {
    const first = at(points, from);
    const column = Math.floor(first.x);
    let lowest = from;
    let highest = from;
    for (to = from + 1; to < points.length; to++) {
      const { x, y } = at(points, to);
      if (Math.floor(x) !== column) break;
      if (y < at(points, lowest).y) lowest = to;
      if (y > at(points, highest).y) highest = to;
    }
    const last = to - 1;
    const second = Math.min(lowest, highest);
    const third = Math.max(lowest, highest);
    kept.push(first);
    if (second > from && second < last) kept.push(at(points, second));
    if (third > second && third < last) kept.push(at(points, third));
    if (last > from) kept.push(at(points, last));
  }
  return kept;
}

/** A reading with its error bar, where it stands in the picture. */
export interface ReadingMark extends Point {
  readonly key: string;
  readonly process: number;
  readonly step: number;
  /** The ends of the error bar. */
  readonly y1: number;
  readonly y2: number;
}

/** As wide as the disc of a reading. */
const COLUMN = 6;
/** Fewer lie beside one another and are all told apart, however close. */
const MOST = 300;

/** Whether readings lie so close that a bar is all there is room for. */
export function isDense(readings: readonly ReadingMark[]): boolean {
  return readings.length > MOST;
}

/** Of many readings of one clock within the width of a disc the last, with a bar as long as all of theirs. */
export function inColumns(readings: readonly ReadingMark[]): readonly ReadingMark[] {
  if (!isDense(readings)) return readings;
  const columns = new Map<string, ReadingMark>();
  for (const reading of readings) {
    const key = `${reading.process}:${Math.floor(reading.x / COLUMN)}`;
    const before = columns.get(key);
    columns.set(
      key,
      before
        ? { ...reading, y1: Math.min(before.y1, reading.y1), y2: Math.max(before.y2, reading.y2) }
        : reading,
    );
  }
  return [...columns.values()];
}
