import { clamp } from "../geometry.ts";
import type { Imported } from "../../records/record.ts";

/**
 * Where times stand in the picture of a record. A recorded run waits for a second and does everything in the next
 * millisecond: so each moment has its room, and only what is left of a gap tells its length.
 */
export interface RecordAxis {
  /** Distinct times, in order, and where they stand. */
  readonly times: Float64Array;
  readonly places: Float64Array;
  readonly width: number;
  /** Of each event: its place, and that of its end. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** The room of a moment, in px at a desk: at least, and with the longest gap. */
const [LEAST, MOST] = [34, 120];
const MARGIN = 40;

export function recordAxis({ events, axis }: Imported, scale = 1): RecordAxis {
  const all = new Float64Array(events.length * 2);
  events.forEach(({ atMs, endMs }, i) => {
    all[2 * i] = atMs;
    all[2 * i + 1] = endMs;
  });
  all.sort();
  let count = 0;
  for (let i = 0; i < all.length; i++)
    if (i === 0 || all[i] !== all[count - 1]) all[count++] = all[i] as number;
  const times = all.slice(0, count);
  const places = new Float64Array(count);
  let at = MARGIN * scale;
  for (let i = 0; i < count; i++) {
    if (i > 0) at += room((times[i] as number) - (times[i - 1] as number), axis) * scale;
    places[i] = at;
  }
  const starts = Float64Array.from(events, ({ atMs }) => placeOf(times, places, atMs));
  const ends = Float64Array.from(events, ({ endMs }) => placeOf(times, places, endMs));
  return { times, places, width: at + MARGIN * scale, starts, ends };
}

function room(gapMs: number, axis: Imported["axis"]): number {
  if (axis === "order") return Math.min(2, gapMs) * 64;
  // Microseconds get the least, a second gets the most.
  let share = 0;
  for (let ms = gapMs; ms > 0.01 && share < 1; ms /= 10) share += 0.2;
  return LEAST + (MOST - LEAST) * clamp(share, 0, 1);
}

function placeOf(times: Float64Array, places: Float64Array, time: number): number {
  return places[lastUpTo(times, time)] ?? 0;
}

/** The index of the last number up to `value` in a sorted list; 0 where there is none. */
export function lastUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
