import { clamp, type Box, type Size } from "../geometry.ts";
import {
  box,
  dashed,
  filled,
  layerOf,
  level,
  path,
  solid,
  upright,
  words,
  type Layer,
  type Mark,
  type Picture,
} from "../picture/mark.ts";
import { textWidth } from "../text.ts";
import { axisTicks } from "../ticks.ts";
import { xOf, type TimeAxis } from "../time-axis.ts";
import { isDense, type ReadingMark } from "./columns.ts";
import type { OffsetChart } from "./offset-chart.ts";

/** The place of the offset chart in its picture. */
export interface OffsetRoom {
  readonly size: Size;
  readonly plot: Box;
  /** How much larger type is than at a desk. */
  readonly scale: number;
}

/** What the chart shows in addition to the run. */
export interface OffsetLook {
  readonly axis: TimeAxis;
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** The moment of that step, in words. */
  readonly flag: string;
  /** The clock that is being dragged, or null. */
  readonly held: number | null;
  /** Whether nothing is shown of what comes. */
  readonly hidesFuture?: boolean;
  /** The run as it was before a change, on the scale of this chart; or null. */
  readonly before: OffsetChart | null;
}

/** How much there is of a reading that is still to come. */
const toCome = 0.25;
const veilAlpha = 0.72;
/** Between a tick’s words and the plot, where the handles of the clocks stand. */
const labelGap = 12;
/** So far the lines may reach over the plot's left and right edge. */
const beyond = 8;

const fontOf = ({ scale }: OffsetRoom): number => 11 * scale;

/** The plot in a room of this size; ticks with these words stand to its left. */
export function offsetPlot(size: Size, labels: readonly string[], scale: number): Box {
  const widths = labels.map((label) => textWidth(label, 11 * scale));
  // A reading is longer than an offset: the longest has its room.
  const x = Math.max(58 * scale, Math.ceil(Math.max(0, ...widths)) + labelGap * scale + 2);
  return { x, y: 22 * scale, width: Math.max(40, size.width - x - 12), height: plotHeight(size, scale) };
}

export function plotHeight({ height }: Size, scale: number): number {
  return Math.max(20, height - 44 * scale);
}

/** The whole picture. A step changes its last two layers. */
export function offsetPicture(chart: OffsetChart, room: OffsetRoom, look: OffsetLook): Picture {
  return {
    size: room.size,
    layers: [
      scaleLayer(chart, room, look.axis),
      lineLayer(chart, room, look.held),
      veilLayer(chart, room, look),
      frontLayer(chart, room, look),
    ],
  };
}

export function scaleLayer({ ticks }: OffsetChart, room: OffsetRoom, axis: TimeAxis): Layer {
  const { plot, size } = room;
  const font = fontOf(room);
  const times = axisTicks(axis, 0, axis.length, 1, font).filter(
    ({ x, label }) => plot.x + x + textWidth(label, font) / 2 <= size.width,
  );
  const look = { font, ink: "ink-2" } as const;
  return layerOf("scale", [
    ...ticks.flatMap(({ y, label }): Mark[] => [
      level(`line:${label}`, plot.x, plot.x + plot.width, y, solid("line", 1)),
      words(
        `words:${label}`,
        label,
        { x: plot.x - labelGap * room.scale, y: y + font * 0.36 },
        { ...look, align: "end" },
      ),
    ]),
    ...times.map(({ key, x, label }) => {
      const align = x < 20 ? "start" : "middle";
      return words(key, label, { x: plot.x + x, y: size.height - 4 }, { ...look, align });
    }),
  ]);
}

/** Every clock's way, what it would have been without adjustments, and the bound: what no step changes. */
export function lineLayer(chart: OffsetChart, { plot }: OffsetRoom, held: number | null): Layer {
  const { lines, zeroY, bands } = chart;
  const right = plot.x + plot.width;
  // The clock under the hand stands out; thin lines are soon drawn, in every frame if need be.
  const wide = (process: number) => (held === null || held === process ? 2.2 : 1);
  return layerOf(
    "lines",
    [
      ...(zeroY === null ? [] : [level("zero", plot.x, right, zeroY, dashed("ink-3", 1.5, [2, 4]))]),
      path("bands", bands, filled("held", 0.22), null),
      ...lines.map(({ process, raw }) => path(`raw:${process}`, raw, null, dashed(process, 1, [5, 5], 0.65))),
      ...lines.flatMap(({ process, path: way, jumps }) => [
        path(`way:${process}`, way, null, solid(process, wide(process))),
        path(`jumps:${process}`, jumps, null, dashed(process, wide(process), [1, 3])),
      ]),
    ].filter((mark) => mark.kind !== "path" || mark.d !== ""),
    inside(plot),
  );
}

/** Later steps are under a veil; the scale and the old run are drawn over it. */
export function veilLayer({ ticks }: OffsetChart, { plot }: OffsetRoom, look: OffsetLook): Layer {
  const { axis, cursor, before, hidesFuture = false } = look;
  const x = plot.x + xOf(axis, cursor);
  const right = plot.x + plot.width;
  return layerOf(
    "veil",
    [
      box(
        "veil",
        { ...plot, x: x + 0.5, width: Math.max(0, right + beyond - x) },
        filled("paper", hidesFuture ? 1 : veilAlpha),
      ),
      ...ticks.map(({ y, label }) => level(`line:${label}`, x, right, y, solid("line", 1))),
      // Not dashed: dashes along hundreds of rounds take longer to draw than all the rest of the picture.
      ...(hidesFuture ? [] : (before?.lines ?? [])).map(({ process, path: way }) =>
        path(`before:${process}`, way, null, solid(process, 1, 0.55)),
      ),
    ],
    inside(plot),
  );
}

/** Readings with their error bars and averages, those after the cursor faint; and the cursor. */
export function frontLayer(chart: OffsetChart, room: OffsetRoom, look: OffsetLook): Layer {
  const { axis, cursor, flag, hidesFuture = false } = look;
  const { plot, size, scale } = room;
  const font = fontOf(room);
  const x = plot.x + xOf(axis, cursor);
  const width = textWidth(flag, font) + 14;
  const middle = clamp(x, width / 2 + 2, size.width - width / 2 - 2);
  return layerOf("front", [
    ...measured(chart, "to-come", ({ step }) => step > cursor && !hidesFuture, toCome),
    ...measured(chart, "past", ({ step }) => step <= cursor, 1),
    upright("cursor", x, plot.y - 3, plot.y + plot.height + 4, solid("ink", 1.5)),
    box("flag", { x: middle - width / 2, y: 2, width, height: 17 * scale }, filled("ink"), null, 5),
    words("flag:words", flag, { x: middle, y: 2 + 12.5 * scale }, { font, ink: "paper", weight: 700 }),
  ]);
}

/** A path a clock, however many its readings are, and one for the averages. */
function measured(
  { lines, readings, averages }: OffsetChart,
  name: string,
  isOf: (measured: { readonly step: number }) => boolean,
  alpha: number,
): Mark[] {
  // So many that each is drawn as less.
  const isSmall = isDense(readings);
  const [width, faint] = isSmall ? [1, alpha / 2] : [1.5, alpha];
  const own = lines.map((): ReadingMark[] => []);
  for (const reading of readings) if (isOf(reading)) own[reading.process]?.push(reading);
  const r = isSmall ? 2 : 5;
  const diamonds = averages
    .filter(isOf)
    .map(({ x, y }) => `M${x},${y - r}l${r},${r}l-${r},${r}l-${r},-${r}Z`);
  return [
    ...own.flatMap((readings, process) => [
      path(
        `bars:${name}:${process}`,
        readings.map(isSmall ? pole : errorBar).join(""),
        null,
        solid(process, width, faint),
      ),
      path(
        `readings:${name}:${process}`,
        isSmall ? "" : readings.map(disc).join(""),
        filled(process, alpha),
        solid("panel", 1, alpha),
      ),
    ]),
    path(`averages:${name}`, diamonds.join(""), filled("held", alpha), solid("ink", width, faint)),
  ].filter(({ d }) => d !== "");
}

const pole = ({ x, y1, y2 }: ReadingMark) => `M${x},${y1}V${y2}`;
const errorBar = ({ x, y1, y2 }: ReadingMark) => `M${x},${y1}V${y2}M${x - 3.5},${y1}h7M${x - 3.5},${y2}h7`;
const disc = ({ x, y }: ReadingMark) => `M${x - 3},${y}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0Z`;

function inside({ x, y, width, height }: Box): Box {
  return { x: x - beyond, y, width: width + 2 * beyond, height };
}
