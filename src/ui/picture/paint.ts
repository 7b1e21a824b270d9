import { centreOf, type Box } from "../../scene/geometry.ts";
import type {
  ArrowMark,
  BoxMark,
  CurveMark,
  Fill,
  Ink,
  LineMark,
  Mark,
  PathMark,
  PillMark,
  Stroke,
  SymbolMark,
  TextMark,
} from "../../scene/picture/mark.ts";
import {
  baseline,
  drawCross,
  drawCurve,
  drawCurveHead,
  drawShaft,
  drawTip,
  pillBox,
  symbolOutline,
} from "../../scene/picture/outline.ts";
import { isOutlined } from "../../scene/kind-look.ts";
import { colourIn, type Palette } from "../theme/palette.ts";

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A symbol, a line's width and a halo reach at most this far beyond their places, in pixels. */
const reach = 16;
/** A text of this many letters reaches at most this far from its place, in widths of its font. */
const letterWidth = 1;

/** Paints the marks that show in a part of the picture; the context stands at the marks' origin. */
export function paint(context: Context, marks: readonly Mark[], within: Box, palette: Palette): void {
  context.save();
  context.beginPath();
  context.rect(within.x, within.y, within.width, within.height);
  context.clip();
  context.lineJoin = "round";
  const painter = new Painter(context, palette);
  for (const mark of marks) if (isSeen(mark, within)) painter.paint(mark);
  painter.finish();
  context.restore();
}

class Painter {
  readonly #context: Context;
  readonly #palette: Palette;
  /** Lines that follow each other and share their stroke are drawn at once. */
  #open: Stroke | null = null;

  constructor(context: Context, palette: Palette) {
    this.#context = context;
    this.#palette = palette;
  }

  paint(mark: Mark): void {
    if (mark.kind === "line") return this.#line(mark);
    this.finish();
    switch (mark.kind) {
      case "path":
        return this.#path(mark);
      case "box":
        return this.#box(mark);
      case "symbol":
        return this.#symbol(mark);
      case "arrow":
        return this.#arrow(mark);
      case "text":
        return this.#text(mark);
      case "curve":
        return this.#curve(mark);
      case "pill":
        return this.#pill(mark);
    }
  }

  finish(): void {
    if (this.#open) this.#context.stroke();
    this.#open = null;
  }

  #line({ from, to, stroke }: LineMark): void {
    if (this.#open !== stroke) {
      this.finish();
      this.#strokeBy(stroke);
      this.#context.beginPath();
      this.#open = stroke;
    }
    this.#context.moveTo(from.x, from.y);
    this.#context.lineTo(to.x, to.y);
  }

  #path({ d, fill, stroke }: PathMark): void {
    const [context, path] = [this.#context, new Path2D(d)];
    if (fill) {
      this.#fillBy(fill);
      context.fill(path);
    }
    if (!stroke) return;
    this.#strokeBy(stroke);
    context.lineJoin = "bevel";
    context.stroke(path);
    context.lineJoin = "round";
  }

  #box({ x, y, width, height, round, fill, stroke }: BoxMark): void {
    const wide = Math.max(0, width);
    if (round === 0 && !stroke && fill) {
      this.#fillBy(fill);
      return this.#context.fillRect(x, y, wide, height);
    }
    this.#context.beginPath();
    this.#context.roundRect(x, y, wide, height, round);
    return this.#close(fill, stroke);
  }

  #symbol(mark: SymbolMark): void {
    const context = this.#context;
    const outline = outlineOf(mark);
    context.translate(mark.at.x, mark.at.y);
    if (mark.fill) {
      this.#fillBy(mark.fill);
      context.fill(outline);
    }
    if (mark.stroke) {
      this.#strokeBy(mark.stroke);
      context.stroke(outline);
    }
    context.translate(-mark.at.x, -mark.at.y);
  }

  #arrow(mark: ArrowMark): void {
    const context = this.#context;
    this.#strokeBy(mark.stroke);
    context.beginPath();
    drawShaft(context, mark);
    context.stroke();
    if (mark.lost) return;
    this.#dash(null);
    context.beginPath();
    drawTip(context, mark);
    if (!isOutlined(mark.head)) {
      context.fillStyle = this.#colour(mark.stroke.ink);
      context.fill();
    }
    context.stroke();
  }

  #text({ text, at, align, font, weight, fill, halo }: TextMark): void {
    const context = this.#context;
    context.font = `${weight} ${font}px ${this.#palette.sans}`;
    context.textAlign = align === "middle" ? "center" : align;
    if (halo !== null) {
      context.globalAlpha = fill.alpha;
      context.strokeStyle = this.#colour(halo);
      context.lineWidth = 4;
      this.#dash(null);
      context.strokeText(text, at.x, at.y);
    }
    this.#fillBy(fill);
    context.fillText(text, at.x, at.y);
  }

  #curve(mark: CurveMark): void {
    const context = this.#context;
    const { curve, head, stroke } = mark;
    this.#strokeBy(stroke);
    context.beginPath();
    drawCurve(context, curve);
    context.stroke();
    if (!head) return;
    context.beginPath();
    drawCurveHead(context, mark);
    this.#close(isOutlined(head) ? null : stroke, { ...stroke, dash: null });
  }

  #pill(mark: PillMark): void {
    const context = this.#context;
    const { size, tilt, round, fill, stroke, text, font, written, cross } = mark;
    const { x, y } = centreOf(pillBox(mark));
    const angle = (tilt * Math.PI) / 180;
    context.translate(x, y);
    if (angle !== 0) context.rotate(angle);
    context.beginPath();
    context.roundRect(-size.width / 2, -size.height / 2, size.width, size.height, round);
    this.#close(fill, stroke);
    if (font > 0) {
      context.font = `700 ${font}px ${this.#palette.sans}`;
      context.textAlign = "center";
      this.#fillBy(written);
      context.fillText(text, 0, font * baseline);
    }
    if (angle !== 0) context.rotate(-angle);
    if (cross) {
      context.beginPath();
      drawCross(context);
      this.#close(null, cross);
    }
    context.translate(-x, -y);
  }

  #close(fill: Fill | null, stroke: Stroke | null): void {
    if (fill) {
      this.#fillBy(fill);
      this.#context.fill();
    }
    if (stroke) {
      this.#strokeBy(stroke);
      this.#context.stroke();
    }
  }

  #fillBy({ ink, alpha }: Fill): void {
    this.#context.globalAlpha = alpha;
    this.#context.fillStyle = this.#colour(ink);
  }

  #strokeBy({ ink, width, dash, alpha }: Stroke): void {
    this.#context.globalAlpha = alpha;
    this.#context.strokeStyle = this.#colour(ink);
    this.#context.lineWidth = width * this.#palette.stroke;
    this.#dash(dash);
  }

  /**
   * Round ends of dashes take twice as long as straight ones, and look the same at this size where each dash is longer
   * by half of what they add.
   */
  #dash(dash: readonly number[] | null): void {
    this.#context.lineCap = dash === null ? "round" : "butt";
    this.#context.setLineDash(
      dash === null ? [] : dash.map((length, at) => length + (at % 2 === 0 ? 1 : -1) * this.#palette.stroke),
    );
  }

  #colour(ink: Ink): string {
    return typeof ink === "number" ? colourIn(this.#palette, ink) : this.#palette.tokens[ink];
  }
}

const outlines = new Map<string, Path2D>();

/** There are few outlines: each is made once. */
function outlineOf(mark: SymbolMark): Path2D {
  const name = `${mark.shape} ${mark.scale}`;
  let outline = outlines.get(name);
  if (!outline) outlines.set(name, (outline = new Path2D(symbolOutline(mark))));
  return outline;
}

function isSeen(mark: Mark, within: Box): boolean {
  switch (mark.kind) {
    case "path":
      return true;
    case "line":
    case "arrow": {
      const { from, to } = mark;
      return touches(within, from.x, to.x, Math.min(from.y, to.y), Math.max(from.y, to.y));
    }
    case "box":
      return touches(within, mark.x, mark.x + mark.width, mark.y, mark.y + mark.height);
    case "curve":
    case "pill":
      return true;
    case "symbol":
      return touches(within, mark.at.x, mark.at.x, mark.at.y, mark.at.y);
    case "text": {
      const far = mark.text.length * mark.font * letterWidth;
      return touches(within, mark.at.x - far, mark.at.x + far, mark.at.y - mark.font, mark.at.y);
    }
  }
}

function touches({ x, y, width, height }: Box, x1: number, x2: number, y1: number, y2: number): boolean {
  const [left, right] = x1 <= x2 ? [x1, x2] : [x2, x1];
  return left <= x + width + reach && right >= x - reach && y1 <= y + height + reach && y2 >= y - reach;
}
