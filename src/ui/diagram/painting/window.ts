import { drawHead, drawLine, type Arrow } from "../../../scene/arrows.ts";
import type { BarMark } from "../../../scene/diagram-lanes.ts";
import type { StepMark } from "../../../scene/diagram-steps.ts";
import type { DiagramScene } from "../../../scene/diagram.ts";
import type { Box } from "../../../scene/geometry.ts";
import type { Ghost } from "../../../scene/ghost.ts";
import type { Lens } from "../../../scene/lens.ts";
import { outlineOf } from "../../../scene/symbols.ts";
import { colourIn, type Palette } from "../../theme/palette.ts";
import { circle, line, pathOf, round, setDash, write, type Context } from "./strokes.ts";

/** What is painted: a part of the scene, as it looks on one side of the cursor. */
export interface Shown {
  readonly scene: DiagramScene;
  readonly ghost: Ghost | null;
  readonly lens: Lens | null;
  readonly side: Side;
  /** The part: nothing else need be painted. */
  readonly within: Box;
}

export type Side = "past" | "future";

/** More arrows of the run as it was are not dashed: in grey they are told apart, and dashes take longest of all. */
const dashedGhostsMost = 40;
/** How much there is of what has nothing to do with the step that is looked from. */
const concurrent = 0.16;
/** So far marks reach beyond the places where they stand, in pixels. */
const halfMark = 12;

/** Paints a part of a window as diagram.css draws it; the context stands at the beginning of the run. */
export function paintWindow(context: Context, shown: Shown, palette: Palette): void {
  const { x, y, width, height } = shown.within;
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.lineCap = "round";
  context.lineJoin = "round";
  paintBackdrop(context, shown, palette);
  if (shown.ghost) paintGhost(context, shown.ghost, shown.within, palette);
  paintLanes(context, shown, palette);
  paintLabels(context, shown, palette);
  const seen = seenIn(shown.within);
  for (const mark of shown.scene.steps)
    if (seen(mark.x, mark.x, mark.y, mark.y)) paintStep(context, mark, shown, palette);
  context.restore();
}

/** Whether something that reaches from here to there is seen in a part. */
function seenIn({ x, y, width, height }: Box) {
  return (x1: number, x2: number, y1: number, y2: number): boolean =>
    x1 <= x + width + halfMark && x2 >= x - halfMark && y1 <= y + height + halfMark && y2 >= y - halfMark;
}

function paintBackdrop(context: Context, { scene }: Shown, palette: Palette): void {
  const { plot, label } = scene.frame;
  const { y, height } = plot;
  context.globalAlpha = 0.75;
  context.fillStyle = palette.sunken;
  for (const { from, to } of scene.moments) round(context, from - 9, y, to - from + 18, height, 9);
  context.globalAlpha = 1;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  for (const { x } of scene.ticks) line(context, x, y, x, y + height);
  for (const { from, to } of scene.alarms) {
    context.fillStyle = palette.bad;
    context.globalAlpha = 0.16;
    context.fillRect(from, y, to - from, height);
    context.globalAlpha = 1;
    context.strokeStyle = palette.bad;
    context.lineWidth = 1.5 * palette.stroke;
    context.setLineDash([4, 3]);
    context.strokeRect(from, y, to - from, height);
    context.setLineDash([]);
    if (to - from > 6 * label) write(context, "two inside", (from + to) / 2, y + label, 700, label, palette);
  }
}

function paintGhost(context: Context, ghost: Ghost, within: Box, palette: Palette): void {
  const seen = seenIn(within);
  const arrows = ghost.arrows.filter(({ from, to }) =>
    seen(from.x, to.x, Math.min(from.y, to.y), Math.max(from.y, to.y)),
  );
  context.globalAlpha = 0.62;
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1.4 * palette.stroke;
  setDash(context, arrows.length > dashedGhostsMost ? null : "2 5");
  context.beginPath();
  for (const { x, y, width, height } of ghost.bars)
    if (seen(x, x + width, y, y + height))
      context.roundRect(x, y, Math.max(0, width), height, Math.min(6, height / 2));
  for (const arrow of arrows) drawLine(context, arrow);
  context.stroke();
  setDash(context, null);
  context.beginPath();
  for (const { tip, along, look, lost, to } of arrows) {
    if (!lost) {
      drawHead(context, tip, along, look.head);
      continue;
    }
    for (const side of [1, -1]) {
      context.moveTo(to.x - 5, to.y - 5 * side);
      context.lineTo(to.x + 5, to.y + 5 * side);
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

/** Lanes, bars and arrows. */
function paintLanes(context: Context, shown: Shown, palette: Palette): void {
  const { scene, lens, side, within } = shown;
  const seen = seenIn(within);
  context.lineWidth = 2 * palette.stroke;
  for (const { process, from, to, y, down } of scene.lanes) {
    if (!seen(from, to, y, y)) continue;
    context.globalAlpha = (side === "past" ? 1 : palette.toCome) * (lens ? 0.3 : 1);
    context.strokeStyle = colourIn(palette, process);
    context.lineCap = down ? "round" : "butt";
    context.setLineDash(down ? [1, 7] : []);
    // A dashed line that reaches far beyond what is seen takes long: its dashes are counted.
    const start = down ? from + Math.max(0, Math.floor((within.x - from) / 8) - 1) * 8 : from;
    line(context, start, y, Math.min(to, within.x + within.width + halfMark), y);
  }
  context.setLineDash([]);
  context.lineCap = "round";
  for (const bar of scene.bars)
    if (seen(bar.x, bar.x + bar.width, bar.y, bar.y + bar.height))
      paintBar(context, bar, side, lens !== null, palette, scene.frame.label);
  context.lineWidth = 1.8 * palette.stroke;
  for (const arrow of scene.arrows) {
    const { from, to } = arrow;
    if (seen(from.x, to.x, Math.min(from.y, to.y), Math.max(from.y, to.y)))
      paintArrow(context, arrow, lens, side, palette);
  }
  context.globalAlpha = 1;
}

function paintBar(
  context: Context,
  { process, kind, x, y, width, height, label, labelX, crowded }: BarMark,
  side: Side,
  faint: boolean,
  palette: Palette,
  font: number,
): void {
  const isPast = side === "past";
  const edge = Math.min(6, height / 2);
  const lens = faint ? 0.3 : 1;
  if (kind === "inside") {
    context.globalAlpha = lens;
    context.fillStyle = palette.panel;
    round(context, x, y, width, height, edge);
  }
  context.globalAlpha = lens * (kind === "inside" ? (isPast ? 1 : 0.36) : isPast ? 0.28 : 0.12);
  context.fillStyle = kind === "inside" ? palette.held : colourIn(palette, process);
  round(context, x, y, width, height, edge);
  if (crowded) {
    context.globalAlpha = lens * (isPast ? 1 : 0.5);
    context.strokeStyle = palette.bad;
    context.lineWidth = 2.5 * palette.stroke;
    context.stroke();
  }
  context.globalAlpha = 1;
  if (label === "") return;
  context.fillStyle = isPast ? palette.heldInk : palette.ink;
  context.font = `${isPast ? 700 : 500} ${font}px ${palette.sans}`;
  context.textAlign = "left";
  context.fillText(label, labelX, y + height / 2 + 0.35 * font);
}

function paintArrow(context: Context, arrow: Arrow, lens: Lens | null, side: Side, palette: Palette): void {
  const { process, tip, along, look, lost, sentStep, endStep } = arrow;
  const usual = side === "past" || lens ? 1 : palette.toCome;
  context.globalAlpha = lens?.ofFlight(sentStep, endStep) === "concurrent" ? concurrent : usual;
  context.strokeStyle = context.fillStyle = colourIn(palette, process);
  setDash(context, look.dash);
  context.beginPath();
  drawLine(context, arrow);
  context.stroke();
  setDash(context, null);
  if (lost) return;
  context.beginPath();
  drawHead(context, tip, along, look.head);
  if (look.head !== "open") context.fill();
  context.stroke();
}

function paintLabels(context: Context, { scene, lens, side, within }: Shown, palette: Palette): void {
  const seen = seenIn(within);
  for (const { process, text, x, y, sentStep, endStep } of scene.labels) {
    if (!seen(x - 80, x + 80, y, y)) continue;
    context.globalAlpha = lens?.ofFlight(sentStep, endStep) === "concurrent" ? concurrent : 1;
    context.fillStyle = side === "past" ? colourIn(palette, process) : palette.ink3;
    context.font = `${side === "past" ? 600 : 400} ${scene.frame.label}px ${palette.sans}`;
    context.textAlign = "center";
    context.strokeStyle = palette.panel;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.globalAlpha = 1;
}

function paintStep(context: Context, mark: StepMark, { lens, side }: Shown, palette: Palette): void {
  const { step, process, x, y, shape, strong } = mark;
  const isToCome = side === "future";
  const colour = colourIn(palette, process);
  const relation = lens?.of(step);
  const isLine = shape === "cross" || shape === "bar";
  const fade = relation === "concurrent" ? concurrent : 1;
  if (relation !== undefined && relation !== "concurrent")
    disc(
      context,
      x,
      y,
      11,
      relation === "self" ? null : relation === "past" ? palette.accent : palette.held,
      palette,
    );
  const outline = pathOf(outlineOf(shape, strong ? 1 : 0.86));
  context.translate(x, y);
  context.globalAlpha = fade * (isLine && isToCome ? 0.5 : 1);
  if (isLine) {
    context.strokeStyle = shape === "cross" ? palette.bad : colour;
    context.lineWidth = (shape === "cross" ? 2.8 : 2.5) * palette.stroke;
    context.stroke(outline);
  } else {
    context.fillStyle = isToCome ? palette.panel : colour;
    context.strokeStyle = palette.panel;
    context.lineWidth = (isToCome ? 1.6 : 1.5) * palette.stroke;
    context.fill(outline);
    if (isToCome) {
      // A colour mixed with the panel's, over the panel's.
      context.stroke(outline);
      context.globalAlpha = fade * 0.62;
      context.strokeStyle = colour;
    }
    context.stroke(outline);
  }
  context.translate(-x, -y);
  context.globalAlpha = 1;
}

/** What the lens lights behind a mark: an area, or a ring round the step that is looked from. */
function disc(
  context: Context,
  x: number,
  y: number,
  radius: number,
  fill: string | null,
  palette: Palette,
): void {
  circle(context, x, y, radius);
  if (fill === null) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 2.5 * palette.stroke;
    context.stroke();
    return;
  }
  context.globalAlpha = fill === palette.held ? 0.45 : 0.3;
  context.fillStyle = fill;
  context.fill();
  context.globalAlpha = 1;
}
