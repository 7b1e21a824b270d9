import { ticks } from "d3";
import { textWidth } from "./text.ts";
import { msAt, xAt, type TimeAxis } from "./time-axis.ts";

export interface Tick {
  readonly key: string;
  readonly x: number;
  readonly label: string;
}

const apart = 16;

/**
 * Round times between two places of the unzoomed axis, thinned out until their labels stand clear of each
 * other. `zoom` is how much wider than the axis it is drawn; the answer's x are drawn ones.
 */
export function axisTicks(axis: TimeAxis, from: number, to: number, zoom: number, font: number): Tick[] {
  const fromMs = msAt(axis, from);
  const toMs = Math.min(msAt(axis, to), axis.atMs[axis.atMs.length - 1] ?? 0);
  if (toMs <= fromMs) return [tick(axis, fromMs, zoom, 0)];
  const wanted = Math.max(2, ((to - from) * zoom) / 70);
  const times = ticks(fromMs, toMs, wanted);
  const decimals = decimalsOf(times);
  const shown: Tick[] = [];
  let free = -Infinity;
  for (const atMs of times) {
    const next = tick(axis, atMs, zoom, decimals);
    const half = textWidth(next.label, font) / 2;
    if (next.x - half < free) continue;
    shown.push(next);
    free = next.x + half + apart;
  }
  return shown;
}

/** From ten seconds on in seconds; the first moment of all needs no decimals. */
function tick(axis: TimeAxis, atMs: number, zoom: number, decimals: number): Tick {
  const inSeconds = (axis.atMs[axis.atMs.length - 1] ?? 0) >= 10_000;
  const places = atMs === 0 ? 0 : Math.max(0, decimals + (inSeconds ? 3 : 0));
  const label = inSeconds ? `${(atMs / 1000).toFixed(places)} s` : `${atMs.toFixed(places)} ms`;
  return { key: `tick:${atMs}`, x: xAt(axis, atMs) * zoom, label };
}

/** How many decimals of a millisecond write these times apart; negative for tens, hundreds … of them. */
function decimalsOf(times: readonly number[]): number {
  const distance = times.length > 1 ? (times[1] ?? 0) - (times[0] ?? 0) : 1;
  let decimals = -3;
  for (let unit = 1000; unit > distance * 1.001 && decimals < 3; unit /= 10) decimals++;
  return decimals;
}
