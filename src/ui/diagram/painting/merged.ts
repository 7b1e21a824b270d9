import type { Dense, DenseLine } from "../../../scene/dense.ts";
import type { Frame } from "../../../scene/frame.ts";
import type { Lens } from "../../../scene/lens.ts";
import { colourIn, type Palette } from "../../theme/palette.ts";
import type { Context } from "./strokes.ts";

/** Among more lines than this no dash is told from the gap between two others, and to dash takes long. */
const dashedMost = 250;

/** How much of a mark is left that has nothing to do with the step that is looked from. */
const faint = 0.12;

/** Paints one window; the context stands at the beginning of the run. */
export function paintMerged(
  context: Context,
  dense: Dense,
  { laneGap }: Frame,
  palette: Palette,
  lens: Lens | null,
): void {
  const high = Math.max(4, Math.min(22, laneGap * 0.6));
  for (const { kind, process, from, to, y } of dense.stretches) {
    const height = kind === "inside" ? high : high * 0.4;
    context.globalAlpha = (kind === "inside" ? 0.9 : 0.28) * (lens ? 0.3 : 1);
    context.fillStyle = kind === "inside" ? palette.held : colourIn(palette, process);
    context.fillRect(from, y - height / 2, Math.max(1, to - from), height);
  }
  paintLines(context, dense.lines, palette, lens);
  // The more steps a column has, the taller it is.
  const most = dense.marks.reduce((most, { count }) => Math.max(most, count), 1);
  const tallest = Math.max(4, Math.min(14, laneGap * 0.5));
  for (const { process, step, x, y, count, cross } of dense.marks) {
    const tall = tallest * (0.3 + (0.7 * count) / most);
    const isLit = lens === null || lens.of(step) !== "concurrent";
    context.globalAlpha = isLit ? 1 : faint;
    context.fillStyle = colourIn(palette, process);
    context.fillRect(x - 0.75, y - tall / 2, 1.5 * palette.stroke, tall);
    if (!cross) continue;
    context.fillStyle = palette.bad;
    context.fillRect(x - 1, y - laneGap / 2, 2 * palette.stroke, laneGap);
  }
  context.globalAlpha = 1;
}

/** Those that look alike at once. */
function paintLines(
  context: Context,
  lines: readonly DenseLine[],
  palette: Palette,
  lens: Lens | null,
): void {
  const isCrowd = lines.length > dashedMost;
  const alike = new Map<string, { readonly of: DenseLine; readonly isLit: boolean; readonly path: Path2D }>();
  for (const line of lines) {
    const isLit = lens !== null && lens.ofFlight(line.sentStep, line.endStep) !== "concurrent";
    const key = `${line.process} ${line.dash} ${isLit}`;
    let group = alike.get(key);
    if (!group) alike.set(key, (group = { of: line, isLit, path: new Path2D() }));
    group.path.moveTo(line.x1, line.y1);
    group.path.lineTo(line.x2, line.y2);
  }
  for (const { of, isLit, path } of alike.values()) {
    context.globalAlpha = isLit ? 1 : lens ? faint : 0.5;
    context.lineWidth = palette.stroke * (isLit ? 1.4 : 1);
    context.strokeStyle = colourIn(palette, of.process);
    context.setLineDash(of.dash === null || isCrowd ? [] : of.dash.split(" ").map(Number));
    context.stroke(path);
  }
  context.setLineDash([]);
}
