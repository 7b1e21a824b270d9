import type { Box, Curve, Point, Size } from "../geometry.ts";
import type { KindLook } from "../kind-look.ts";
import type { Shape } from "../symbols.ts";

/**
 * A picture is a value: layers of marks, each with its place, its appearance and a key. A painter knows marks and
 * no experiment: `ui/picture/paint.ts` paints on a canvas, `svg.ts` in this folder writes SVG text. All lengths
 * are CSS pixels; colours are names, so that one picture serves every theme.
 */
export interface Picture {
  readonly size: Size;
  /** From the back to the front. */
  readonly layers: readonly Layer[];
}

export interface Layer {
  readonly name: string;
  /** Where the marks' origin lies in the picture. */
  readonly at: Point;
  /** The part of the picture in which the layer shows; null for all of it. */
  readonly clip: Box | null;
  readonly marks: readonly Mark[];
}

/** A colour by its meaning: a token of the theme, or a process by its index; −1 is the world's grey. */
export type Ink = Token | number;

export type Token =
  | "paper"
  | "panel"
  | "sunken"
  | "ink"
  | "ink-2"
  | "ink-3"
  | "line"
  | "line-2"
  | "edge"
  | "accent"
  | "bad"
  | "bad-soft"
  | "held"
  | "held-ink"
  | "on-colour";

export interface Stroke {
  readonly ink: Ink;
  /** At a desk; a theme for a hall draws it thicker. */
  readonly width: number;
  /** Lengths of dashes and gaps; null for a solid line. */
  readonly dash: readonly number[] | null;
  readonly alpha: number;
}

export interface Fill {
  readonly ink: Ink;
  readonly alpha: number;
}

interface Marked {
  /** Unique in its layer; the same mark has the same key in the next picture. */
  readonly key: string;
}

/** A straight line. */
export interface LineMark extends Marked {
  readonly kind: "line";
  readonly from: Point;
  readonly to: Point;
  readonly stroke: Stroke;
}

/** A line of many corners, a curve or an area. Its corners are cut: among hundreds a round joint takes long. */
export interface PathMark extends Marked {
  readonly kind: "path";
  /** As in SVG's `d`. */
  readonly d: string;
  readonly fill: Fill | null;
  readonly stroke: Stroke | null;
}

/** A rectangle with round corners. */
export interface BoxMark extends Marked, Box {
  readonly kind: "box";
  readonly round: number;
  readonly fill: Fill | null;
  readonly stroke: Stroke | null;
}

/** A small symbol at a point; `scale` is 1 at its usual size. */
export interface SymbolMark extends Marked {
  readonly kind: "symbol";
  readonly shape: Shape | "ring" | "grip" | "pause" | "cross-out";
  readonly at: Point;
  readonly scale: number;
  readonly fill: Fill | null;
  readonly stroke: Stroke | null;
}

/** A message: a line with a head. `along` has length 1; what was lost has no head. */
export interface ArrowMark extends Marked {
  readonly kind: "arrow";
  readonly from: Point;
  readonly to: Point;
  readonly tip: Point;
  readonly along: Point;
  readonly head: KindLook["head"];
  readonly lost: boolean;
  readonly stroke: Stroke;
}

export interface TextMark extends Marked {
  readonly kind: "text";
  readonly text: string;
  /** The baseline's beginning, middle or end. */
  readonly at: Point;
  readonly align: "start" | "middle" | "end";
  readonly font: number;
  readonly weight: number;
  readonly fill: Fill;
  /** The colour of the halo that separates it from the marks under it, or null. */
  readonly halo: Ink | null;
}

/** A way from card to card, with a head at its end or none. */
export interface CurveMark extends Marked {
  readonly kind: "curve";
  readonly curve: Curve;
  readonly head: KindLook["head"] | null;
  readonly stroke: Stroke;
}

/** A labelled mark on a curve: a message, a segment, a process on its way into the critical section. */
export interface PillMark extends Marked {
  readonly kind: "pill";
  readonly curve: Curve;
  /** The place of its middle on the curve, from 0 to 1. */
  readonly share: number;
  /** Where on the curve it begins and ends to be. */
  readonly ends: readonly [from: number, to: number];
  /** How far below its place on the curve it is drawn. */
  readonly aside: number;
  /** Clockwise, in degrees. */
  readonly tilt: number;
  readonly size: Size;
  readonly round: number;
  readonly fill: Fill | null;
  readonly stroke: Stroke | null;
  readonly text: string;
  /** 0 where there is no room for the text. */
  readonly font: number;
  readonly written: Fill;
  /** A cross over it, where it was lost. */
  readonly cross: Stroke | null;
}

export type Mark = LineMark | PathMark | BoxMark | SymbolMark | ArrowMark | TextMark | CurveMark | PillMark;

export const solid = (ink: Ink, width: number, alpha = 1): Stroke => ({ ink, width, dash: null, alpha });

export const dashed = (ink: Ink, width: number, dash: readonly number[], alpha = 1): Stroke => ({
  ink,
  width,
  dash,
  alpha,
});

export const filled = (ink: Ink, alpha = 1): Fill => ({ ink, alpha });

export const line = (key: string, from: Point, to: Point, stroke: Stroke): LineMark => ({
  kind: "line",
  key,
  from,
  to,
  stroke,
});

/** A line from left to right. */
export const level = (key: string, x1: number, x2: number, y: number, stroke: Stroke): LineMark =>
  line(key, { x: x1, y }, { x: x2, y }, stroke);

/** A line from top to bottom. */
export const upright = (key: string, x: number, y1: number, y2: number, stroke: Stroke): LineMark =>
  line(key, { x, y: y1 }, { x, y: y2 }, stroke);

export const path = (key: string, d: string, fill: Fill | null, stroke: Stroke | null): PathMark => ({
  kind: "path",
  key,
  d,
  fill,
  stroke,
});

export const box = (
  key: string,
  { x, y, width, height }: Box,
  fill: Fill | null,
  stroke: Stroke | null = null,
  round = 0,
): BoxMark => ({ kind: "box", key, x, y, width, height, round, fill, stroke });

export const symbol = (
  key: string,
  shape: SymbolMark["shape"],
  at: Point,
  fill: Fill | null,
  stroke: Stroke | null,
  scale = 1,
): SymbolMark => ({ kind: "symbol", key, shape, at, scale, fill, stroke });

export const words = (
  key: string,
  text: string,
  at: Point,
  {
    align = "middle",
    font,
    weight = 400,
    ink,
    alpha = 1,
    halo = null,
  }: Pick<TextMark, "font"> &
    Partial<Pick<TextMark, "align" | "weight" | "halo">> & { ink: Ink; alpha?: number },
): TextMark => ({ kind: "text", key, text, at, align, font, weight, fill: filled(ink, alpha), halo });

/** A layer whose marks count from the picture's corner. */
export const layerOf = (name: string, marks: readonly Mark[], clip: Box | null = null): Layer => ({
  name,
  at: { x: 0, y: 0 },
  clip,
  marks,
});
