import { ticks } from "d3";
import { textWidth } from "./text.ts";
import { msAt, xAt, type TimeAxis } from "./time-axis.ts";

export interface Tick {
  readonly key: string;
  readonly x: number;
  readonly label: string;
}

const apart = 10;

/**
 * Round times between two places of the unzoomed axis, as close to each other as their labels allow. `zoom` is how much wider than the axis it is drawn; the answer's x are drawn ones.
 */
export function axisTicks(axis: TimeAxis, from: number, to: number, zoom: number, font: number): Tick[] {
  const fromMs = msAt(axis, from);
  const toMs = Math.min(msAt(axis, to), axis.atMs[axis.atMs.length - 1] ?? 0);
  if (toMs <= fromMs) return [tick(axis, fromMs, zoom, 0)];
  let shown: Tick[] = [];
  for (let wanted = ((to - from) * zoom) / 60; wanted >= 1; wanted /= 1.4) {
    const times = ticks(fromMs, toMs, wanted);
    const decimals = decimalsOf(times);
    const all = times.map((atMs) => tick(axis, atMs, zoom, decimals));
    shown = clearOfEachOther(all, font);
    if (shown.length === all.length && all.length > 0) return shown;
  }
  return shown;
}

function clearOfEachOther(all: readonly Tick[], font: number): Tick[] {
  const shown: Tick[] = [];
  let free = -Infinity;
  for (const next of all) {
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
