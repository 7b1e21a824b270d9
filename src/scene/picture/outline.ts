import { drawHead, headLong, type Pen } from "../arrows.ts";
import { isOutlined } from "../kind-look.ts";
import { boxAround, pointOn, type Box, type Curve } from "../geometry.ts";
import { outlineOf } from "../symbols.ts";
import type { ArrowMark, CurveMark, PillMark, SymbolMark } from "./mark.ts";

/** The line of an arrow, up to its head. */
export function drawShaft(pen: Pen, { from, tip, along, head, lost }: ArrowMark): void {
  const back = lost ? 0 : isOutlined(head) ? 1 : headLong - 1;
  pen.moveTo(from.x, from.y);
  pen.lineTo(tip.x - along.x * back, tip.y - along.y * back);
}

/** The head of an arrow; nothing where the message was lost. */
export function drawTip(pen: Pen, { tip, along, head, lost }: ArrowMark): void {
  if (!lost) drawHead(pen, tip, along, head);
}

export function drawCurve(pen: Pen, { from, control, to }: Curve): void {
  pen.moveTo(from.x, from.y);
  pen.quadraticCurveTo(control.x, control.y, to.x, to.y);
}

/** The head at the end of a curve; nothing where it has none. */
export function drawCurveHead(pen: Pen, { curve: { control, to }, head }: CurveMark): void {
  const long = Math.hypot(to.x - control.x, to.y - control.y) || 1;
  if (head) drawHead(pen, to, { x: (to.x - control.x) / long, y: (to.y - control.y) / long }, head);
}

/** The room that a pill takes. */
export function pillBox({ curve, share, aside, size }: PillMark): Box {
  const { x, y } = pointOn(curve, share);
  return boxAround({ x, y: y + aside }, size);
}

/** The cross over what was lost, round (0, 0). */
export function drawCross(pen: Pen): void {
  pen.moveTo(-9, -9);
  pen.lineTo(9, 9);
  pen.moveTo(-9, 9);
  pen.lineTo(9, -9);
}

/** Where the baseline of a text lies below the middle of its line, in its font's size. */
export const baseline = 0.35;

const still: Readonly<Record<"grip" | "pause" | "cross-out", string>> = {
  grip: "M-9,0l4,-4m-4,4l4,4M9,0l-4,-4m4,4l-4,4M13,0a13,13 0 1 1 -26,0a13,13 0 1 1 26,0Z",
  pause: "M-5,7l4,-12m2,12l4,-12",
  "cross-out": "M-5,-5l10,10m0,-10l-10,10",
};

/** The outline of a symbol round (0, 0), as in SVG's `d`. A ring's scale is its radius. */
export function symbolOutline({ shape, scale }: Pick<SymbolMark, "shape" | "scale">): string {
  if (shape === "ring")
    return `M${scale},0a${scale},${scale} 0 1 1 ${-2 * scale},0a${scale},${scale} 0 1 1 ${2 * scale},0Z`;
  if (shape === "grip" || shape === "pause" || shape === "cross-out") return still[shape];
  return outlineOf(shape, scale);
}
