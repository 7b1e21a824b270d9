import { pointOn, type Point } from "../../scene/geometry.ts";
import { fallPx } from "../../scene/stage-layout.ts";
import { visibilityOf, type MessageMark } from "../../scene/stage-messages.ts";
import { colourIn, type Palette } from "../theme/palette.ts";
import type { CarriedMessage } from "./carried.ts";

/** Messages painted on a canvas, as `message.tsx` and its style sheet draw them. */

/** Where a message is shown, in pixels of the stage. */
export function placeOf({ mark, share, aside, fallen }: CarriedMessage): Point {
  const at = pointOn(mark.curve, share);
  return { x: at.x, y: at.y + aside + fallen * fallPx };
}

export function paintMessage(
  context: CanvasRenderingContext2D,
  palette: Palette,
  message: CarriedMessage,
  isRinged: boolean,
  density: number,
): void {
  const { mark, share, fallen, faded } = message;
  const seen = visibilityOf(mark, share, faded);
  if (seen === 0) return;
  const { x, y } = placeOf(message);
  context.save();
  context.translate(x, y);
  context.globalAlpha = seen;
  if (isRinged) paintRing(context, palette, mark);
  context.save();
  if (fallen > 0) {
    context.rotate((fallen * 9 * Math.PI) / 180);
    context.globalAlpha = seen * (1 - fallen * 0.45);
  }
  if (mark.form === "pill") paintBody(context, palette, mark);
  else context.drawImage(dotOf(palette, mark, density), -dotRoom / 2, -dotRoom / 2, dotRoom, dotRoom);
  context.restore();
  if (mark.lost) paintCross(context, palette);
  context.restore();
}

/** The room that a dot with its edge takes, in pixels either way, whatever the theme's strokes. */
const dotRoom = 24;

const dots = new WeakMap<Palette, Map<string, ImageBitmap>>();

/** A dot as a picture: an edge of dots takes twenty times as long to paint as to copy. */
function dotOf(palette: Palette, mark: MessageMark, density: number): ImageBitmap {
  const known = dots.get(palette) ?? new Map<string, ImageBitmap>();
  dots.set(palette, known);
  const key = `${colourIn(palette, mark.process)} ${mark.look.head} ${density}`;
  const before = known.get(key);
  if (before) return before;
  const canvas = new OffscreenCanvas(dotRoom * density, dotRoom * density);
  const context = canvas.getContext("2d");
  context?.scale(density, density);
  context?.translate(dotRoom / 2, dotRoom / 2);
  if (context) paintBody(context, palette, mark);
  const made = canvas.transferToImageBitmap();
  known.set(key, made);
  return made;
}

function paintBody(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  palette: Palette,
  { form, look, process, size, label, font }: MessageMark,
): void {
  const colour = colourIn(palette, process);
  const isFull = look.head === "full";
  context.fillStyle = isFull ? colour : palette.panel;
  context.strokeStyle = colour;
  context.lineWidth = (look.head === "open" ? 2 : 1.75) * palette.stroke;
  context.lineCap = look.head === "open" ? "round" : "butt";
  context.setLineDash(look.head === "open" ? [1, 3.5] : []);
  context.beginPath();
  if (form === "pill") {
    const rounding = look.head === "round" ? 5 : size.height / 2;
    context.roundRect(-size.width / 2, -size.height / 2, size.width, size.height, rounding);
  } else if (look.head === "round") context.roundRect(-5, -5, 10, 10, 2);
  else context.arc(0, 0, 6, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  if (form === "dot") return;
  context.fillStyle = isFull ? palette.onColour : colour;
  context.font = `700 ${font}px ${palette.sans}`;
  context.textAlign = "center";
  context.fillText(label, 0, font * 0.35);
}

/** Round the message that is picked or has the focus. */
function paintRing(context: CanvasRenderingContext2D, palette: Palette, { size }: MessageMark): void {
  const [width, height] = [size.width + 8, size.height + 8];
  context.strokeStyle = palette.accent;
  context.lineWidth = 2.5 * palette.stroke;
  context.beginPath();
  context.roundRect(-width / 2, -height / 2, width, height, height / 2);
  context.stroke();
}

function paintCross(context: CanvasRenderingContext2D, palette: Palette): void {
  context.strokeStyle = palette.bad;
  context.lineWidth = 3.5 * palette.stroke;
  context.lineCap = "round";
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(-9, -9);
  context.lineTo(9, 9);
  context.moveTo(-9, 9);
  context.lineTo(9, -9);
  context.stroke();
}
