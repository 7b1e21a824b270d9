import { tickWords } from "../../scene/berkeley/measure.ts";
import { marksOf, spanOf, spread, towards, type Span } from "../../scene/live/offset-window.ts";
import type { LiveClocks } from "../../store/live/clocks.ts";
import type { Series } from "../../store/live/series.ts";
import type { Palette, Surface } from "../theme/palette.ts";

/** So much time stands side by side. */
const WINDOW_MS = 20_000;
/** Without motion the picture goes on by so much at once. */
const PAGE_MS = 1000;
/** How much of the way to its new scale the picture goes in a frame. */
const SHARE = 0.06;
/** A process that has read nothing off for so long leaves a gap. */
const GAP_MS = 1200;
/** So long the name of a clock stands that nobody reads any more. */
const NAMED_MS = 3000;

export interface Shown {
  readonly clocks: LiveClocks;
  readonly names: readonly string[];
  /** Up to when there is something to show, in ms of true time. */
  readonly untilMs: number;
  /** The scale is that of so much of the latest past. */
  readonly scaleMs: number;
  readonly isStill: boolean;
}

interface Plot {
  readonly surface: Surface;
  readonly palette: Palette;
  readonly font: number;
  /** The scale's ticks. */
  readonly marks: readonly { readonly ms: number; readonly words: string }[];
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly beginMs: number;
  readonly endMs: number;
  readonly x: (atMs: number) => number;
  readonly y: (offsetMs: number) => number;
}

/** Paints the offsets, and answers with the scale on which they stand now. */
export function paintOffsets(
  surface: Surface,
  palette: Palette,
  shown: Shown,
  before: Span | null,
): Span | null {
  const wanted = spanOf(latest(shown));
  if (!wanted) return before;
  const span = before && !shown.isStill ? towards(before, wanted, SHARE) : wanted;
  const plot = plotOf(surface, palette, shown, span);
  surface.ctx.textBaseline = "middle";
  paintScales(plot, shown.clocks.rightMs !== null);
  surface.ctx.save();
  surface.ctx.beginPath();
  surface.ctx.rect(plot.left, plot.top - 4, plot.width + 4, plot.height + 8);
  surface.ctx.clip();
  paintRounds(plot, shown);
  shown.clocks.series.forEach((series, process) => paintClock(plot, shown, series, process));
  surface.ctx.restore();
  paintNames(plot, shown);
  return span;
}

function latest({ clocks, untilMs, scaleMs }: Shown): number[] {
  const values: number[] = [];
  for (const series of clocks.series)
    for (let i = series.values.length - 1; i >= 0 && (series.times[i] ?? 0) >= untilMs - scaleMs; i--)
      values.push(series.values[i] ?? 0);
  return values;
}

function plotOf(surface: Surface, palette: Palette, { clocks, untilMs, isStill }: Shown, span: Span): Plot {
  const font = Math.round(palette.rem * 0.86);
  const top = 8;
  const height = surface.height - top - font * 2;
  const marks = marksOf(span, height / (font * 3.4)).map((ms) => ({
    ms,
    words: tickWords(ms, [span.low, span.high], clocks.rightMs !== null),
  }));
  surface.ctx.font = `${font}px ${palette.sans}`;
  // A reading is longer than an offset: the longest has its room.
  const left = Math.max(font * 5.4, ...marks.map(({ words }) => surface.ctx.measureText(words).width + 16));
  const width = surface.width - left - font * 6.6;
  const endMs = Math.max(WINDOW_MS, isStill ? Math.floor(untilMs / PAGE_MS) * PAGE_MS : untilMs);
  const beginMs = endMs - WINDOW_MS;
  return {
    surface,
    palette,
    font,
    marks,
    left,
    top,
    width,
    height,
    beginMs,
    endMs,
    x: (atMs) => left + ((atMs - beginMs) / WINDOW_MS) * width,
    y: (offsetMs) => top + ((span.high - offsetMs) / (span.high - span.low)) * height,
  };
}

function paintScales({ surface: { ctx }, palette, ...plot }: Plot, isOffset: boolean): void {
  const { font, marks, left, top, width, height, x, y } = plot;
  const foot = top + height;
  ctx.lineWidth = 1;
  ctx.fillStyle = palette.ink2;
  ctx.textAlign = "right";
  for (const { ms: mark, words } of marks) {
    ctx.strokeStyle = isOffset && mark === 0 ? palette.line2 : palette.line;
    line(ctx, left, y(mark), left + width, y(mark));
    ctx.fillText(words, left - 8, y(mark));
  }
  ctx.textAlign = "center";
  ctx.strokeStyle = palette.line2;
  for (let atMs = Math.max(0, Math.ceil(plot.beginMs / 5000) * 5000); atMs <= plot.endMs; atMs += 5000) {
    line(ctx, x(atMs), foot, x(atMs), foot + 4);
    ctx.fillText(`${atMs / 1000} s`, x(atMs), foot + font);
  }
}

/** Where each round was decided, and its number. */
function paintRounds({ surface: { ctx }, palette, ...plot }: Plot, { clocks, untilMs }: Shown): void {
  const { font, top, height, x, beginMs } = plot;
  ctx.strokeStyle = palette.line2;
  ctx.setLineDash([2, 4]);
  for (const { decidedMs, round } of clocks.rounds) {
    if (decidedMs < beginMs || decidedMs > untilMs) continue;
    line(ctx, x(decidedMs), top + font, x(decidedMs), top + height);
    ctx.fillText(String(round), x(decidedMs), top + font * 0.3);
  }
  ctx.setLineDash([]);
}

function paintClock(plot: Plot, { untilMs }: Shown, series: Series, process: number): void {
  const { palette, x, y, beginMs } = plot;
  const { ctx } = plot.surface;
  const { times, values } = series;
  ctx.strokeStyle = palette.processes[process % palette.processes.length] ?? palette.ink;
  ctx.lineWidth = 2 * palette.stroke;
  ctx.lineJoin = "round";
  ctx.beginPath();
  let beforeMs: number | null = null;
  for (let i = firstFrom(times, beginMs); i < times.length; i++) {
    const atMs = times[i] ?? 0;
    if (atMs > untilMs) break;
    if (beforeMs === null || atMs - beforeMs > GAP_MS) ctx.moveTo(x(atMs), y(values[i] ?? 0));
    else ctx.lineTo(x(atMs), y(values[i] ?? 0));
    beforeMs = atMs;
  }
  if (beforeMs !== null && series.lastMs >= untilMs && untilMs - beforeMs <= GAP_MS)
    ctx.lineTo(x(untilMs), y(series.at(untilMs)));
  ctx.stroke();
}

/** The clocks' names at the ends of their lines, kept apart. */
function paintNames({ surface: { ctx }, palette, ...plot }: Plot, { clocks, names, untilMs }: Shown): void {
  const { font, left, top, width, height, x, y } = plot;
  const named = clocks.series.flatMap((series, process) => {
    const atMs = Math.min(untilMs, series.lastMs);
    return series.times.length === 0 || atMs < untilMs - NAMED_MS
      ? []
      : [{ process, at: y(series.at(atMs)) }];
  });
  const places = spread(
    named.map(({ at }) => at - top),
    font * 1.15,
    height,
  );
  const edge = Math.min(x(untilMs), left + width);
  ctx.textAlign = "left";
  ctx.lineWidth = 1;
  named.forEach(({ process, at }, index) => {
    const place = top + (places[index] ?? 0);
    ctx.strokeStyle = palette.processes[process % palette.processes.length] ?? palette.ink;
    ctx.fillStyle = ctx.strokeStyle;
    line(ctx, edge + 2, Math.max(top, Math.min(at, top + height)), edge + 12, place);
    ctx.fillText(names[process] ?? "", edge + 15, place);
  });
}

/** The last reading before a moment, from which a line leads into the picture. */
function firstFrom(times: readonly number[], beginMs: number): number {
  let first = times.length;
  while (first > 0 && (times[first - 1] ?? 0) >= beginMs) first--;
  return Math.max(0, first - 1);
}

function line(ctx: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}
