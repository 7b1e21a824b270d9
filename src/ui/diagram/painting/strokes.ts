import type { Palette } from "../../theme/palette.ts";

/** What everything that is painted is made of. */

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Dashes as in SVG's stroke-dasharray; null for a solid line. Their ends are straight, each dash a little longer for
 * that: round ones look the same at this size and take twice as long.
 */
export function setDash(context: Context, dash: string | null): void {
  context.lineCap = dash === null ? "round" : "butt";
  context.setLineDash(
    dash === null ? [] : dash.split(" ").map((length, at) => Number(length) + (at % 2 === 0 ? 1 : -1)),
  );
}

const paths = new Map<string, Path2D>();

/** Of the few outlines that there are. */
export function pathOf(outline: string): Path2D {
  let path = paths.get(outline);
  if (!path) paths.set(outline, (path = new Path2D(outline)));
  return path;
}

export function line(context: Context, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

export function circle(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

export function round(
  context: Context,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  context.beginPath();
  context.roundRect(x, y, Math.max(0, width), height, radius);
  context.fill();
}

export function write(
  context: Context,
  text: string,
  x: number,
  y: number,
  weight: number,
  font: number,
  palette: Palette,
): void {
  context.fillStyle = palette.bad;
  context.font = `${weight} ${font}px ${palette.sans}`;
  context.textAlign = "center";
  context.fillText(text, x, y);
}
