import { bisectLeft, line as lineOf, scaleLinear, ticks as roundNumbers } from "d3";
import { tickWords } from "../berkeley/measure.ts";
import { clamp, type Size } from "../geometry.ts";
import {
  dashed,
  layerOf,
  level,
  line,
  path,
  solid,
  upright,
  words,
  type Mark,
  type Picture,
} from "../picture/mark.ts";
import { textWidth } from "../text.ts";
import { spanOf, spread, towards, type Span } from "./offset-window.ts";

/** How much time the window shows. */
const WINDOW_MS = 20_000;
/** Without motion the picture goes on by so much at once. */
const PAGE_MS = 1000;
/** How much of the way to its new scale the picture goes in a frame. */
const SHARE = 0.06;
/** A process that has read nothing off for so long leaves a gap. */
const GAP_MS = 1200;
/** The name of a clock that is no longer read stays for this long. */
const NAMED_MS = 3000;

/** What a clock was read off as, at moments that only go forward. */
interface Readings {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly lastMs: number;
  /** The reading at a moment; NaN before the first one, or where there is none. */
  at(atMs: number): number;
}

export interface LiveOffsets {
  /** One a clock. */
  readonly series: readonly Readings[];
  readonly rounds: readonly { readonly round: number; readonly decidedMs: number }[];
  readonly names: readonly string[];
  /** Whether offsets are measured from true time. */
  readonly isOffset: boolean;
  /** Up to when there is something to show, in ms of true time. */
  readonly untilMs: number;
  /** The scale is that of so much of the latest past. */
  readonly scaleMs: number;
  readonly isStill: boolean;
}

/** The scale to draw to after this one; null where nothing has been read off. */
export function nextSpan({ series, untilMs, scaleMs, isStill }: LiveOffsets, before: Span | null) {
  const latest = series.flatMap(({ times, values }) => values.slice(bisectLeft(times, untilMs - scaleMs)));
  const wanted = spanOf(latest);
  return wanted && before && !isStill ? towards(before, wanted, SHARE) : (wanted ?? before);
}

/** The offset of every clock over the last twenty seconds. */
export function liveOffsetPicture(live: LiveOffsets, { low, high }: Span, size: Size, font: number): Picture {
  const { series, rounds, names, untilMs, isStill, isOffset } = live;
  const [top, height] = [8, size.height - 8 - font * 2];
  const foot = top + height;
  const ticks = roundNumbers(low, high, Math.max(2, height / (font * 3.4))).map((ms) => ({
    ms,
    label: tickWords(ms, [low, high], isOffset),
  }));
  // A reading is longer than an offset: the longest has its room.
  const left = Math.max(font * 5.4, ...ticks.map(({ label }) => textWidth(label, font) + 16));
  const right = size.width - font * 6.6;
  const endMs = Math.max(WINDOW_MS, isStill ? Math.floor(untilMs / PAGE_MS) * PAGE_MS : untilMs);
  const beginMs = endMs - WINDOW_MS;
  const x = scaleLinear([beginMs, endMs], [left, right]);
  const y = scaleLinear([low, high], [foot, top]);
  const middle = { font, ink: "ink-2" } as const;
  const fives = Array.from({ length: 5 }, (_, i) => (Math.ceil(Math.max(0, beginMs) / 5000) + i) * 5000);
  const way = lineOf<readonly [atMs: number, offsetMs: number]>()
    .defined(([, offsetMs]) => !Number.isNaN(offsetMs))
    .x(([atMs]) => x(atMs))
    .y(([, offsetMs]) => y(offsetMs));
  return {
    size,
    layers: [
      layerOf("scale", [
        ...ticks.flatMap(({ ms, label }) => [
          level(`line:${ms}`, left, right, y(ms), solid(isOffset && ms === 0 ? "line-2" : "line", 1)),
          words(`words:${ms}`, label, { x: left - 8, y: y(ms) + 0.35 * font }, { ...middle, align: "end" }),
        ]),
        ...fives
          .filter((atMs) => atMs <= endMs)
          .flatMap((atMs) => [
            upright(`tick:${atMs}`, x(atMs), foot, foot + 4, solid("line-2", 1)),
            words(`time:${atMs}`, `${atMs / 1000} s`, { x: x(atMs), y: foot + 1.35 * font }, middle),
          ]),
        ...nameMarks(live, names, x(Math.min(untilMs, endMs)), y, { top, height }, font),
      ]),
      layerOf(
        "lines",
        [
          ...rounds
            .filter(({ decidedMs }) => decidedMs >= beginMs && decidedMs <= untilMs)
            .flatMap(({ decidedMs, round }) => [
              upright(`round:${round}`, x(decidedMs), top + font, foot, dashed("line-2", 1, [2, 4])),
              words(`number:${round}`, String(round), { x: x(decidedMs), y: top + font * 0.65 }, middle),
            ]),
          ...series.map((readings, process) =>
            path(`way:${process}`, way(pointsOf(readings, beginMs, untilMs)) ?? "", null, solid(process, 2)),
          ),
        ],
        { x: left, y: top - 4, width: right - left + 4, height: height + 8 },
      ),
    ],
  };
}

/** What was read off in the window, with NaN for a gap; from the reading before it, from which a line leads in. */
function pointsOf(readings: Readings, beginMs: number, untilMs: number): [number, number][] {
  const { times, values, lastMs } = readings;
  const points: [number, number][] = [];
  let beforeMs = Infinity;
  for (let i = Math.max(0, bisectLeft(times, beginMs) - 1); i < times.length; i++) {
    const atMs = times[i] ?? 0;
    if (atMs > untilMs) break;
    if (atMs - beforeMs > GAP_MS) points.push([atMs, NaN]);
    points.push([atMs, values[i] ?? 0]);
    beforeMs = atMs;
  }
  if (lastMs >= untilMs && untilMs - beforeMs <= GAP_MS && points.length > 0)
    points.push([untilMs, readings.at(untilMs)]);
  return points;
}

/** The clocks' names at the ends of their lines, kept apart. */
function nameMarks(
  { series, untilMs }: LiveOffsets,
  names: readonly string[],
  edge: number,
  y: (ms: number) => number,
  { top, height }: { readonly top: number; readonly height: number },
  font: number,
): Mark[] {
  const named = series.flatMap((readings, process) => {
    const atMs = Math.min(untilMs, readings.lastMs);
    const offsetMs = readings.at(atMs);
    // The picture is a little behind: a clock that was first read off after its end is not in it yet.
    const isAbsent = Number.isNaN(offsetMs) || atMs < untilMs - NAMED_MS;
    return isAbsent ? [] : [{ process, at: y(offsetMs) }];
  });
  const places = spread(
    named.map(({ at }) => at - top),
    font * 1.15,
    height,
  );
  return named.flatMap(({ process, at }, index): Mark[] => {
    const place = top + (places[index] ?? 0);
    return [
      line(
        `lead:${process}`,
        { x: edge + 2, y: clamp(at, top, top + height) },
        { x: edge + 12, y: place },
        solid(process, 1),
      ),
      words(
        `name:${process}`,
        names[process] ?? "",
        { x: edge + 15, y: place + 0.35 * font },
        { align: "start", font, ink: process },
      ),
    ];
  });
}
