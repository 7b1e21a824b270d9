import { line, scaleLinear, ticks as roundNumbers } from "d3";
import { finished, type Work } from "../../base/work.ts";
import type { Corner } from "../../trace/clock-history.ts";
import type { Trace } from "../../trace/trace.ts";
import { rounded, type Box } from "../geometry.ts";
import { timesOf, xAt, xOf, type TimeAxis } from "../time-axis.ts";
import {
  bandsInColumns,
  inColumns,
  isDense,
  pointsInColumns,
  throughColumns,
  type ReadingMark,
} from "./columns.ts";
import { tickWords } from "./measure.ts";

/**
 * Every clock's way, drawn: raw drift, readings with their error bars, the average, each adjustment as a jump or a
 * slope, the bound as a band. Where the scenario says what a right clock shows the chart is of offsets from that;
 * where it does not, of readings less the time since the start, which no other clock moves. All in ms.
 */
export interface ClockWay {
  readonly process: number;
  readonly corners: readonly Corner[];
  readonly driftPpm: number;
}

/** The master's estimate of a clock, as its round had it. */
export interface Reading {
  readonly process: number;
  readonly step: number;
  /** The estimated clock less the time since the start. */
  readonly offsetMs: number;
  /** The estimate is right only if the true offset lies between these. */
  readonly leastMs: number;
  readonly mostMs: number;
}

export interface Average {
  readonly step: number;
  readonly offsetMs: number;
}

/** From one moment to another: all clocks within `fromMs` … of one another, about a middle. */
export interface Band {
  readonly from: { readonly atMs: number; readonly middleMs: number; readonly widthMs: number };
  readonly to: { readonly atMs: number; readonly middleMs: number; readonly widthMs: number };
}

export interface ChartData {
  readonly ways: readonly ClockWay[];
  readonly readings: readonly Reading[];
  readonly averages: readonly Average[];
  readonly bands: readonly Band[];
  /** The reading of a right clock at the start, from which offsets are measured; null if it is unknown. */
  readonly rightMs: number | null;
  readonly endMs: number;
}

export interface OffsetChart {
  readonly lines: readonly WayLine[];
  readonly readings: readonly ReadingMark[];
  readonly averages: readonly {
    readonly key: string;
    readonly step: number;
    readonly x: number;
    readonly y: number;
  }[];
  /** All of them as one shape. */
  readonly bands: string;
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  /** Where a right clock runs; null where the scenario does not say it. */
  readonly zeroY: number | null;
  /** How many ms of offset one pixel upwards is. */
  readonly msPerPixel: number;
  readonly domain: readonly [number, number];
}

interface WayLine {
  readonly process: number;
  readonly path: string;
  /** The jumps alone, to be drawn over the line; empty where there are too many to tell apart. */
  readonly jumps: string;
  /** The clock's readings without adjustments. */
  readonly raw: string;
  readonly begin: { readonly x: number; readonly y: number };
  /** A place on the raw line to hold its drift by; null where no time goes by. */
  readonly drift: { readonly x: number; readonly y: number; readonly atMs: number } | null;
}

/** @param domain the offsets, or else the readings, at the bottom and at the top, in ms */
export function offsetChart(
  data: ChartData,
  axis: TimeAxis,
  plot: Box,
  domain: readonly [number, number],
): OffsetChart {
  return finished(offsetCharting(data, axis, plot, domain));
}

/** The same as work that can pause. */
export function* offsetCharting(
  data: ChartData,
  axis: TimeAxis,
  plot: Box,
  domain: readonly [number, number],
): Work<OffsetChart> {
  const { ways, rightMs, endMs } = data;
  const y = scaleLinear(domain, [plot.y + plot.height, plot.y]);
  const placeY = (offsetMs: number) => rounded(y(offsetMs - (rightMs ?? 0)));
  const xOfCorner = isEven(axis)
    ? ({ atMs }: Corner) => atMs * pixelsPerMs(axis)
    : ({ step, atMs }: Corner) => (axis.atMs[step] === atMs ? xOf(axis, step) : xAt(axis, atMs));
  const placeX = (corner: Corner) => rounded(plot.x + xOfCorner(corner));
  const placed = (corner: Corner) => ({ x: placeX(corner), y: placeY(corner.offsetMs) });
  const draw = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  );
  const edgeOf = ({ atMs, middleMs, widthMs }: Band["from"]) => ({
    x: rounded(plot.x + xAt(axis, atMs)),
    top: placeY(middleMs + widthMs / 2),
    bottom: placeY(middleMs - widthMs / 2),
  });
  const rawEnd = rawHandle(axis, endMs);
  const lineOf = ({ process, corners, driftPpm }: ClockWay): WayLine => {
    const points: { x: number; y: number }[] = [];
    corners.forEach((corner, index) => {
      for (const bend of between(axis, corners[index - 1], corner)) points.push(placed(bend));
      points.push(placed(corner));
    });
    const end = afterLast(axis, corners[corners.length - 1]);
    if (end) points.push(placed(end));
    const begin = corners[0];
    const beginMs = begin?.offsetMs ?? rightMs ?? 0;
    const rawAt = (atMs: number) => beginMs + driftPpm * 1e-6 * atMs;
    const jumps = (isDense(corners) ? [] : corners).flatMap((corner, index) => {
      const from = corners[index - 1];
      if (corner.by !== "jump" || !from) return [];
      const x = placeX(corner);
      return [`M${x},${placeY(from.offsetMs)}V${placeY(corner.offsetMs)}`];
    });
    const raw = [0, rawEnd?.atMs ?? 0, endMs].map((atMs) => ({
      x: rounded(plot.x + xAt(axis, atMs)),
      y: placeY(rawAt(atMs)),
    }));
    return {
      process,
      path: draw([...throughColumns(points)]) ?? "",
      jumps: jumps.join(""),
      raw: endMs > 0 ? (draw(raw) ?? "") : "",
      begin: { x: plot.x, y: placeY(beginMs) },
      drift: rawEnd && { x: rounded(plot.x + rawEnd.x), y: placeY(rawAt(rawEnd.atMs)), atMs: rawEnd.atMs },
    };
  };
  const lines: WayLine[] = [];
  for (const way of ways) {
    lines.push(lineOf(way));
    yield;
  }
  const readings = inColumns(
    data.readings.map(({ process, step, offsetMs, leastMs, mostMs }) => ({
      key: `reading:${step}`,
      process,
      step,
      x: rounded(plot.x + xOf(axis, step)),
      y: placeY(offsetMs),
      y1: placeY(mostMs),
      y2: placeY(leastMs),
    })),
  );
  yield;
  return {
    lines,
    readings,
    averages: pointsInColumns(
      data.averages.map(({ step, offsetMs }) => ({
        key: `average:${step}`,
        step,
        x: rounded(plot.x + xOf(axis, step)),
        y: placeY(offsetMs),
      })),
    ),
    bands: bandsInColumns(data.bands.map(({ from, to }) => ({ from: edgeOf(from), to: edgeOf(to) })))
      .map(
        ({ from, to }) =>
          `M${from.x},${from.top}L${to.x},${to.top}L${to.x},${to.bottom}L${from.x},${from.bottom}Z`,
      )
      .join(""),
    ticks: ticksOf(domain, plot.height).map((ms) => ({
      y: rounded(y(ms)),
      label: tickWords(ms, domain, rightMs !== null),
    })),
    zeroY: rightMs === null ? null : rounded(y(0)),
    msPerPixel: (domain[1] - domain[0]) / plot.height,
    domain,
  };
}

/** On an axis that is stretched by steps a line has a corner at each of them. */
function between(axis: TimeAxis, from: Corner | undefined, to: Corner): Corner[] {
  if (!from || to.by === "jump" || isEven(axis) || to.atMs <= from.atMs) return [];
  const corners: Corner[] = [];
  for (let step = from.step; step < axis.atMs.length; step++) {
    const atMs = axis.atMs[step] ?? 0;
    // At one moment the line stands still while the steps go on.
    if (atMs > to.atMs || (atMs === to.atMs && step >= to.step)) break;
    if (atMs <= from.atMs) continue;
    const share = (atMs - from.atMs) / (to.atMs - from.atMs);
    corners.push({ step, atMs, offsetMs: from.offsetMs + (to.offsetMs - from.offsetMs) * share, by: "run" });
  }
  return corners;
}

/** On such an axis a clock is drawn until the last step, also where no time goes by any more. */
function afterLast(axis: TimeAxis, last: Corner | undefined): Corner | null {
  const step = axis.atMs.length - 1;
  if (!last || isEven(axis) || step <= last.step || axis.atMs[step] !== last.atMs) return null;
  return { ...last, step, by: "run" };
}

function pixelsPerMs({ atMs, length }: TimeAxis): number {
  const endMs = atMs[atMs.length - 1] ?? 0;
  return endMs > 0 ? length / endMs : 0;
}

/** Whether a millisecond is everywhere as long. Where all happens at one moment, there are only steps to go by. */
function isEven({ pauseMs, atMs }: TimeAxis): boolean {
  return pauseMs === 0 && (atMs[atMs.length - 1] ?? 0) > 0;
}

/** True time as long everywhere, as a chart over time has it; steps of one moment share a place. */
export function evenAxis(trace: Trace, endMs: number, width: number): TimeAxis {
  const atMs = timesOf(trace);
  const xs = atMs.map((ms) => (endMs > 0 ? (ms / endMs) * width : 0));
  return { length: xs[xs.length - 1] ?? 0, fits: true, xs, atMs, pauseMs: 0 };
}

/** A fifth into the run, where the raw lines have parted and are still in the picture. */
function rawHandle(axis: TimeAxis, endMs: number): { x: number; atMs: number } | null {
  if (endMs <= 0) return null;
  const atMs = endMs / 5;
  return { x: xAt(axis, atMs), atMs };
}

function ticksOf(domain: readonly [number, number], height: number): number[] {
  return roundNumbers(domain[0], domain[1], Math.max(2, Math.floor(height / 34)));
}

/** The words of a chart's ticks, from bottom to top. */
export function tickLabels(domain: readonly [number, number], height: number, isOffset: boolean): string[] {
  return ticksOf(domain, height).map((ms) => tickWords(ms, domain, isOffset));
}
