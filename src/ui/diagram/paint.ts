import type { Dense } from "../../scene/dense.ts";
import type { Frame } from "../../scene/frame.ts";

export interface Paper {
  /** Of each process. */
  readonly colours: readonly string[];
  readonly bad: string;
  readonly held: string;
  readonly stroke: number;
}

/** Paints one window; the context stands at the beginning of the run. */
export function paint(
  context: CanvasRenderingContext2D,
  dense: Dense,
  { laneGap }: Frame,
  paper: Paper,
): void {
  const high = Math.max(4, Math.min(22, laneGap * 0.6));
  for (const { kind, process, from, to, y } of dense.stretches) {
    const height = kind === "inside" ? high : high * 0.4;
    context.globalAlpha = kind === "inside" ? 0.9 : 0.28;
    context.fillStyle = kind === "inside" ? paper.held : (paper.colours[process] ?? "");
    context.fillRect(from, y - height / 2, Math.max(1, to - from), height);
  }
  paper.colours.forEach((colour, process) => {
    const path = new Path2D();
    for (const line of dense.lines) {
      if (line.process !== process) continue;
      path.moveTo(line.x1, line.y1);
      path.lineTo(line.x2, line.y2);
    }
    context.globalAlpha = 0.45;
    context.lineWidth = 1 * paper.stroke;
    context.strokeStyle = colour;
    context.stroke(path);
    context.globalAlpha = 1;
    context.fillStyle = colour;
    const tall = Math.max(4, Math.min(12, laneGap * 0.45));
    for (const mark of dense.marks)
      if (mark.process === process)
        context.fillRect(mark.x - 0.75, mark.y - tall / 2, 1.5 * paper.stroke, tall);
  });
  context.fillStyle = paper.bad;
  for (const mark of dense.marks)
    if (mark.cross) context.fillRect(mark.x - 1, mark.y - laneGap / 2, 2 * paper.stroke, laneGap);
}
