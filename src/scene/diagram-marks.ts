import type { Relation } from "../trace/causality.ts";
import type { Arrow } from "./arrows.ts";
import type { Dense, DenseLine } from "./dense.ts";
import type { BarMark, LaneMark } from "./diagram-lanes.ts";
import type { StepMark } from "./diagram-steps.ts";
import type { DiagramScene } from "./diagram.ts";
import type { Frame } from "./frame.ts";
import { clearOf, type Ghost, type GhostFlag } from "./ghost.ts";
import { dashesOf } from "./kind-look.ts";
import type { Lens } from "./lens.ts";
import {
  dashed,
  filled,
  solid,
  type ArrowMark,
  type BoxMark,
  type Layer,
  type Mark,
  type Picture,
  type Stroke,
  type TextMark,
} from "./picture/mark.ts";

/** How much is left of what has nothing to do with the step that the lens looks from. */
const concurrent = 0.16;
const concurrentMerged = 0.12;
/** How much the lens leaves of lanes and bars. */
const lensed = 0.3;
/** More arrows than this of the run as it was are not dashed: grey tells them apart, and dashes take long. */
const dashedGhostsMost = 40;
/** Among more merged lines than this no dash is told from a gap. */
const dashedLinesMost = 250;
/** How much panel lies over what is still to come. */
const veilAlpha = 0.66;
/** So far veil and cursor reach beyond the lanes, in pixels. */
const beyond = 8;

/** What the diagram shows beside the run itself. */
export interface DiagramLook {
  /** The step that is shown: it and all before it have happened. */
  readonly cursor: number;
  /** Where that step stands, in drawn pixels of the run. */
  readonly cursorX: number;
  readonly lens: Lens | null;
  readonly ghost: Ghost | null;
  /** The arrow that is pointed at, picked or dragged, and whether its head can be dragged. */
  readonly focus: { readonly arrow: Arrow; readonly grip: boolean } | null;
}

/** The whole picture of a window. */
export function diagramPicture(scene: DiagramScene, look: DiagramLook): Picture {
  const { size, plot, inset } = scene.frame;
  const at = { x: plot.x + inset - scene.view.left, y: 0 };
  const clip = { x: plot.x, y: 0, width: size.width - plot.x, height: size.height };
  const layer = (name: string, marks: readonly Mark[]): Layer => ({ name, at, clip, marks });
  return {
    size,
    layers: [
      { name: "names", at: { x: 0, y: 0 }, clip: null, marks: nameMarks(scene.frame) },
      layer("ground", groundMarks(scene, look)),
      layer("veil", [veilMark(scene, look.cursorX), cursorMark(scene, look.cursorX)]),
      layer("front", frontMarks(scene, look)),
    ],
  };
}

export function nameMarks({ lanes, font }: Frame): TextMark[] {
  return lanes.map(({ process, name, y }) => ({
    kind: "text",
    key: `name:${process}`,
    text: name,
    at: { x: 14, y: y + 0.35 * font },
    align: "start",
    font,
    weight: 700,
    fill: filled(process),
    halo: null,
  }));
}

function veilMark({ frame: { plot, inset, size }, view }: DiagramScene, cursorX: number): BoxMark {
  const right = view.left + size.width - inset;
  return {
    kind: "box",
    key: "veil",
    x: cursorX,
    y: plot.y - beyond,
    width: Math.max(0, right - cursorX),
    height: plot.height + 2 * beyond,
    round: 0,
    fill: filled("panel", veilAlpha),
    stroke: null,
  };
}

function cursorMark({ frame: { plot } }: DiagramScene, x: number): Mark {
  const [from, to] = [
    { x, y: plot.y - beyond },
    { x, y: plot.y + plot.height + beyond },
  ];
  return { kind: "line", key: "cursor", from, to, stroke: solid("ink", 1.5) };
}

/** What does not change with a step: all that has happened or will, as it looks when it has happened. */
export function groundMarks(
  scene: DiagramScene,
  { lens, ghost }: Pick<DiagramLook, "lens" | "ghost">,
): Mark[] {
  const { dense } = scene;
  return [
    ...backdropMarks(scene),
    ...(ghost ? ghostMarks(ghost) : []),
    ...scene.lanes.map((lane) => laneMark(lane, lens)),
    ...(dense ? mergedMarks(dense, scene.frame, lens) : []),
    ...scene.bars.map((bar) => barBox(bar, lens)),
    ...scene.arrows.map((arrow) => arrowMark(arrow, lens)),
  ];
}

function backdropMarks({ frame: { plot }, moments, ticks, alarms }: DiagramScene): Mark[] {
  const { y, height } = plot;
  return [
    ...moments.map(({ key, from, to }): Mark => ({
      kind: "box",
      key,
      x: from - 9,
      y,
      width: to - from + 18,
      height,
      round: 9,
      fill: filled("sunken", 0.75),
      stroke: null,
    })),
    ...ticks.map(({ key, x }): Mark => ({
      kind: "line",
      key: `grid:${key}`,
      from: { x, y },
      to: { x, y: y + height },
      stroke: grid,
    })),
    ...alarms.map(({ key, from, to }): Mark => ({
      kind: "box",
      key,
      x: from,
      y,
      width: to - from,
      height,
      round: 0,
      fill: filled("bad", 0.16),
      stroke: alarmEdge,
    })),
  ];
}

const grid = solid("line", 1);
const alarmEdge = dashed("bad", 1.5, [4, 3]);

function ghostMarks({ arrows, bars }: Ghost): Mark[] {
  const alpha = 0.62;
  const line = dashed("ink-3", 1.4, [2, 5], alpha);
  const stroke = arrows.length > dashedGhostsMost ? solid("ink-3", 1.4, alpha) : line;
  return [
    ...bars.map(({ key, x, y, width, height }): Mark => ({
      kind: "box",
      key: `ghost:${key}`,
      x,
      y,
      width,
      height,
      round: Math.min(6, height / 2),
      fill: null,
      stroke: line,
    })),
    ...arrows.flatMap((arrow): Mark[] => [
      { ...arrowMark(arrow, null), key: `ghost:${arrow.key}`, stroke },
      ...(arrow.lost ? [crossOut(`ghost:end:${arrow.key}`, arrow, solid("ink-3", 1.4, alpha))] : []),
    ]),
  ];
}

function crossOut(key: string, { to }: Arrow, stroke: Stroke): Mark {
  return { kind: "symbol", key, shape: "cross-out", at: to, scale: 1, fill: null, stroke };
}

function laneMark({ key, process, from, to, y, down }: LaneMark, lens: Lens | null): Mark {
  const alpha = lens ? lensed : 1;
  const stroke = down ? dashed(process, 2, [1, 7], alpha) : solid(process, 2, alpha);
  return { kind: "line", key, from: { x: from, y }, to: { x: to, y }, stroke };
}

function barBox({ key, process, kind, crowded, x, y, width, height }: BarMark, lens: Lens | null): BoxMark {
  const alpha = lens ? lensed : 1;
  const fill = kind === "inside" ? filled("held", alpha) : filled(process, 0.28 * alpha);
  const stroke = crowded ? solid("bad", 2.5, alpha) : null;
  return { kind: "box", key, x, y, width, height, round: Math.min(6, height / 2), fill, stroke };
}

function arrowMark(
  { key, from, to, tip, along, look, lost, process, ...steps }: Arrow,
  lens: Lens | null,
): ArrowMark {
  const alpha = lens?.ofFlight(steps.sentStep, steps.endStep) === "concurrent" ? concurrent : 1;
  const stroke: Stroke = { ink: process, width: 1.8, dash: dashesOf(look), alpha };
  return { kind: "arrow", key, from, to, tip, along, head: look.head, lost, stroke };
}

/** What cannot be told apart, merged: the more steps a column has, the taller it is. */
function mergedMarks({ stretches, lines, marks }: Dense, { laneGap }: Frame, lens: Lens | null): Mark[] {
  const high = Math.max(4, Math.min(22, laneGap * 0.6));
  const most = marks.reduce((most, { count }) => Math.max(most, count), 1);
  const tallest = Math.max(4, Math.min(14, laneGap * 0.5));
  const faint = lens ? lensed : 1;
  const strokes = new Map<string, Stroke>();
  return [
    ...stretches.map(({ kind, process, from, to, y }): Mark => {
      const height = kind === "inside" ? high : high * 0.4;
      const fill = kind === "inside" ? filled("held", 0.9 * faint) : filled(process, 0.28 * faint);
      const key = `${kind}:${process}:${from}`;
      return plainBox(key, from, y - height / 2, Math.max(1, to - from), height, fill);
    }),
    ...sortedByLook(lines, lens, lines.length <= dashedLinesMost, strokes),
    ...marks.flatMap(({ process, step, x, y, count, cross }): Mark[] => {
      const tall = tallest * (0.3 + (0.7 * count) / most);
      const alpha = lens && lens.of(step) === "concurrent" ? concurrentMerged : 1;
      const column = plainBox(`step:${step}`, x - 0.75, y - tall / 2, 1.5, tall, filled(process, alpha));
      if (!cross) return [column];
      return [column, plainBox(`cross:${step}`, x - 1, y - laneGap / 2, 2, laneGap, filled("bad", alpha))];
    }),
  ];
}

function plainBox(
  key: string,
  x: number,
  y: number,
  width: number,
  height: number,
  fill: BoxMark["fill"],
): BoxMark {
  return { kind: "box", key, x, y, width, height, round: 0, fill, stroke: null };
}

/** Lines that look alike follow each other and share their stroke: a painter draws them at once. */
function sortedByLook(
  lines: readonly DenseLine[],
  lens: Lens | null,
  isDashed: boolean,
  strokes: Map<string, Stroke>,
): Mark[] {
  const alike = new Map<Stroke, Mark[]>();
  for (const { process, flight, sentStep, endStep, dash, x1, y1, x2, y2 } of lines) {
    const isLit = lens !== null && lens.ofFlight(sentStep, endStep) !== "concurrent";
    const name = `${process} ${isDashed ? dash : null} ${isLit}`;
    let stroke = strokes.get(name);
    if (!stroke) {
      const alpha = isLit ? 1 : lens ? concurrentMerged : 0.5;
      stroke = { ink: process, width: isLit ? 1.4 : 1, dash: isDashed ? dashesOf({ dash }) : null, alpha };
      strokes.set(name, stroke);
      alike.set(stroke, []);
    }
    const [from, to] = [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ];
    alike.get(stroke)?.push({ kind: "line", key: `flight:${flight}`, from, to, stroke });
  }
  return [...alike.values()].flat();
}

/** What changes with a step or under the pointer, and all that must be read: over the veil. */
export function frontMarks(scene: DiagramScene, look: DiagramLook): Mark[] {
  const { cursor, lens, ghost, focus } = look;
  return [
    ...wordMarks(scene, look),
    ...(focus ? focusMarks(focus.arrow, focus.grip) : []),
    ...scene.steps.flatMap((mark) => stepMarks(mark, cursor, lens?.of(mark.step) ?? null)),
    ...tickMarks(scene, ghost),
    ...(ghost ? flagMarks(ghost.flag, scene.frame) : []),
  ];
}

function wordMarks(
  { frame, alarms, bars, labels }: DiagramScene,
  { cursor, cursorX, lens }: DiagramLook,
): Mark[] {
  const font = frame.label;
  const words = (key: string, text: string, x: number, y: number): TextMark => ({
    kind: "text",
    key,
    text,
    at: { x, y },
    align: "middle",
    font,
    weight: 700,
    fill: filled("bad"),
    halo: null,
  });
  return [
    ...alarms
      .filter(({ from, to }) => to - from > 6 * font)
      .map(({ key, from, to }) => words(`${key}:words`, "two inside", (from + to) / 2, frame.plot.y + font)),
    ...bars
      .filter(({ label }) => label !== "")
      .map(({ key, label, labelX, y, height }): Mark => ({
        ...words(`${key}:words`, label, labelX, y + height / 2 + 0.35 * font),
        align: "start",
        ...(labelX < cursorX ? { fill: filled("held-ink") } : { fill: filled("ink"), weight: 500 }),
      })),
    ...labels.map(({ key, process, text, x, y, sentStep, endStep }): Mark => {
      const isToCome = sentStep >= cursor;
      const alpha = lens?.ofFlight(sentStep, endStep) === "concurrent" ? concurrent : 1;
      return {
        ...words(key, text, x, y),
        weight: isToCome ? 400 : 600,
        fill: filled(isToCome ? "ink-3" : process, alpha),
        halo: "panel",
      };
    }),
  ];
}

function stepMarks(
  { key, step, process, x, y, shape, strong }: StepMark,
  cursor: number,
  relation: Relation | null,
): Mark[] {
  const alpha = relation === "concurrent" ? concurrent : 1;
  const at = { x, y };
  const isToCome = step > cursor;
  const isLine = shape === "cross" || shape === "bar";
  const scale = strong ? 1 : 0.86;
  const marks: Mark[] = [];
  if (relation !== null && relation !== "concurrent") marks.push(litMark(key, at, relation));
  if (step === cursor)
    marks.push({
      kind: "symbol",
      key: "now",
      shape: "ring",
      at,
      scale: 9.5,
      fill: filled("panel"),
      stroke: solid("ink", 2),
    });
  if (isLine)
    marks.push({
      kind: "symbol",
      key,
      shape,
      at,
      scale,
      fill: null,
      stroke: solid(shape === "cross" ? "bad" : process, 2.6, alpha * (isToCome ? 0.5 : 1)),
    });
  else if (isToCome)
    marks.push({
      kind: "symbol",
      key,
      shape,
      at,
      scale,
      fill: filled("panel", alpha),
      stroke: solid(process, 1.6, 0.62 * alpha),
    });
  else
    marks.push({
      kind: "symbol",
      key,
      shape,
      at,
      scale,
      fill: filled(process, alpha),
      stroke: solid("panel", 1.5, alpha),
    });
  return marks;
}

/** What the lens lights behind a step: a ring round the step it looks from, else an area. */
function litMark(key: string, at: { x: number; y: number }, relation: Relation): Mark {
  const isSelf = relation === "self";
  return {
    kind: "symbol",
    key: `${key}:lit`,
    shape: "ring",
    at,
    scale: 11,
    fill: isSelf ? null : relation === "past" ? filled("accent", 0.3) : filled("held", 0.45),
    stroke: isSelf ? solid("accent", 2.5) : null,
  };
}

function focusMarks(arrow: Arrow, grip: boolean): Mark[] {
  const mark = arrowMark(arrow, null);
  const marks: Mark[] = [
    { kind: "line", key: "focus:halo", from: arrow.from, to: arrow.tip, stroke: solid("accent", 11, 0.3) },
    { ...mark, key: "focus", stroke: { ...mark.stroke, width: 2.6 } },
  ];
  if (grip)
    marks.push({
      kind: "symbol",
      key: "grip",
      shape: "grip",
      at: arrow.to,
      scale: 1,
      fill: filled("panel", 0.75),
      stroke: solid("accent", 2),
    });
  return marks;
}

function tickMarks(
  { ticks, pauses, frame: { plot, scale, label } }: DiagramScene,
  ghost: Ghost | null,
): Mark[] {
  const floor = plot.y + plot.height;
  const shown = ghost ? clearOf(ticks, ghost.flag, label) : ticks;
  return [
    ...shown.map(({ key, x, label: text }): Mark => ({
      kind: "text",
      key,
      text,
      at: { x, y: floor + 20 * scale },
      align: "middle",
      font: label,
      weight: 400,
      fill: filled("ink-3"),
      halo: null,
    })),
    ...pauses.map(({ key, from, to }): Mark => ({
      kind: "symbol",
      key,
      shape: "pause",
      at: { x: (from + to) / 2, y: floor },
      scale: 1,
      fill: null,
      stroke: solid("edge", 1.5),
    })),
  ];
}

/** The first step that differs, told under the lanes. */
function flagMarks({ x, labelX, label, width }: GhostFlag, { plot, scale, label: font }: Frame): Mark[] {
  const floor = plot.y + plot.height;
  return [
    {
      kind: "line",
      key: "flag:pole",
      from: { x, y: plot.y },
      to: { x, y: floor + 8 * scale },
      stroke: dashed("accent", 1.5, [3, 4]),
    },
    {
      kind: "box",
      key: "flag",
      x: labelX,
      y: floor + 7 * scale,
      width,
      height: 17 * scale,
      round: 4,
      fill: filled("panel"),
      stroke: solid("accent", 1.5),
    },
    {
      kind: "text",
      key: "flag:words",
      text: label,
      at: { x: labelX + 7, y: floor + 19 * scale },
      align: "start",
      font,
      weight: 600,
      fill: filled("accent"),
      halo: null,
    },
  ];
}
