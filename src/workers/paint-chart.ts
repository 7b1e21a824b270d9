import type { OffsetChart } from "../scene/berkeley/offset-chart.ts";
import { isDense } from "../scene/berkeley/columns.ts";
import type { Inks } from "../store/berkeley/sketch.ts";

type Context = OffscreenCanvasRenderingContext2D;

/** Paints a chart of offsets as the page draws it while a clock is dragged: that clock stands out, the others are thin. */
export function paintChart(context: Context, chart: OffsetChart, held: number, inks: Inks): void {
  context.globalAlpha = 0.22;
  context.fillStyle = inks.held;
  fill(context, new Path2D(chart.bands));
  context.lineJoin = "bevel";
  for (const line of chart.lines) {
    context.strokeStyle = inkOf(inks, line.process);
    context.globalAlpha = 0.65;
    stroke(context, line.raw, 1, [5, 5]);
    context.globalAlpha = 1;
    const wide = (line.process === held ? 2.2 : 1) * inks.stroke;
    stroke(context, line.path, wide);
    if (line.jumps !== "") stroke(context, line.jumps, wide, [1, 3]);
  }
  paintReadings(context, chart, inks);
  paintAverages(context, chart, inks);
}

function stroke(context: Context, path: string, width: number, dash: number[] = []): void {
  context.lineWidth = width;
  context.setLineDash(dash);
  context.stroke(new Path2D(path));
}

function fill(context: Context, path: Path2D): void {
  context.fill(path);
}

function paintReadings(context: Context, { readings, lines }: OffsetChart, inks: Inks): void {
  const isSmall = isDense(readings);
  const [bars, discs] = [new Map<number, Path2D>(), new Map<number, Path2D>()];
  for (const { process } of lines) {
    bars.set(process, new Path2D());
    discs.set(process, new Path2D());
  }
  for (const { process, x, y, y1, y2 } of readings) {
    const [bar, disc] = [bars.get(process), discs.get(process)];
    if (!bar || !disc) continue;
    upright(bar, x, y1, y2);
    if (isSmall) continue;
    level(bar, x, y1);
    level(bar, x, y2);
    disc.moveTo(x + 3, y);
    disc.arc(x, y, 3, 0, 2 * Math.PI);
  }
  context.setLineDash([]);
  for (const [process, bar] of bars) {
    context.strokeStyle = context.fillStyle = inkOf(inks, process);
    context.globalAlpha = isSmall ? 0.5 : 1;
    context.lineWidth = isSmall ? 1 : 1.5;
    context.stroke(bar);
    const disc = discs.get(process);
    if (isSmall || !disc) continue;
    fill(context, disc);
    context.strokeStyle = inks.panel;
    context.lineWidth = 1;
    context.stroke(disc);
  }
}

function upright(path: Path2D, x: number, y1: number, y2: number): void {
  path.moveTo(x, y1);
  path.lineTo(x, y2);
}

function level(path: Path2D, x: number, y: number): void {
  path.moveTo(x - 3.5, y);
  path.lineTo(x + 3.5, y);
}

function paintAverages(context: Context, { averages, readings }: OffsetChart, inks: Inks): void {
  const isSmall = isDense(readings);
  const r = isSmall ? 2 : 5;
  const path = new Path2D();
  for (const { x, y } of averages) {
    path.moveTo(x, y - r);
    path.lineTo(x + r, y);
    path.lineTo(x, y + r);
    path.lineTo(x - r, y);
    path.closePath();
  }
  context.globalAlpha = 1;
  context.fillStyle = inks.held;
  fill(context, path);
  context.globalAlpha = isSmall ? 0.5 : 1;
  context.strokeStyle = inks.ink;
  context.lineWidth = isSmall ? 1 : 1.5;
  context.stroke(path);
}

function inkOf({ processes, ink }: Inks, process: number): string {
  return processes[process % processes.length] ?? ink;
}
