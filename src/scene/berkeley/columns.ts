import { at } from "../../base/invariant.ts";

/** A chart of many rounds has more points than pixels. So all points in one column of the screen become one mark. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The way of a line through each column: where it comes in and goes out, its highest and its lowest point. */
export function throughColumns<P extends Point>(points: readonly P[], width = 1): readonly P[] {
  const kept: P[] = [];
  for (let from = 0, to = 0; from < points.length; from = to) {
    const first = at(points, from);
    const column = Math.floor(first.x / width);
    let lowest = from;
    let highest = from;
    for (to = from + 1; to < points.length; to++) {
      const { x, y } = at(points, to);
      if (Math.floor(x / width) !== column) break;
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

/** A reading with its error bar, placed in the picture. */
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

/** Whether so many marks lie so close that each is drawn as less. */
export function isDense(marks: readonly unknown[]): boolean {
  return marks.length > MOST;
}

/** Of many points the first, the last, the highest and the lowest within the width of a disc. */
export function pointsInColumns<P extends Point>(points: readonly P[]): readonly P[] {
  return isDense(points) ? throughColumns(points, COLUMN) : points;
}

/** A band from one upright edge to another, and the y of each edge's ends, the upper one first. */
export interface BandEdges {
  readonly from: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly to: { readonly x: number; readonly top: number; readonly bottom: number };
}

/** Of many bands in a row those that begin in one column of pixels become one, as high as all of them. */
export function bandsInColumns(bands: readonly BandEdges[]): readonly BandEdges[] {
  if (!isDense(bands)) return bands;
  const kept: BandEdges[] = [];
  for (const band of bands) {
    const before = kept[kept.length - 1];
    if (!before || Math.floor(before.from.x) !== Math.floor(band.from.x)) kept.push(band);
    else kept[kept.length - 1] = hullOf(before, band);
  }
  return kept;
}

function hullOf(one: BandEdges, other: BandEdges): BandEdges {
  const edges = [one.from, one.to, other.from, other.to];
  const top = Math.min(...edges.map((edge) => edge.top));
  const bottom = Math.max(...edges.map((edge) => edge.bottom));
  return { from: { x: one.from.x, top, bottom }, to: { x: other.to.x, top, bottom } };
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
