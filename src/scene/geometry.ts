/** All lengths of a scene are CSS pixels; x grows to the right, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle by its upper left corner. */
export interface Box extends Point, Size {}

/** A quadratic Bézier curve. */
export interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** Two decimals are finer than any screen, and keep pictures the same in every engine. */
export function rounded(length: number): number {
  const hundredths = Math.round(length * 100);
  return hundredths === 0 ? 0 : hundredths / 100;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

export function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

export function boxAround(centre: Point, size: Size): Box {
  return {
    x: centre.x - size.width / 2,
    y: centre.y - size.height / 2,
    width: size.width,
    height: size.height,
  };
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Whether two boxes come closer to each other than `gap`. */
export function collide(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  );
}

/** How far two boxes are apart; 0 where they touch. */
export function distance(a: Box, b: Box): number {
  const dx = Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width);
  const dy = Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height);
  return Math.hypot(dx, dy);
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Where a curve is at `share` of it, 0 at its beginning and 1 at its end. */
export function pointOn({ from, control, to }: Curve, share: number): Point {
  const rest = 1 - share;
  const a = rest * rest;
  const b = 2 * rest * share;
  const c = share * share;
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/** Where the ray from the centre of `box` towards `target` leaves it, `gap` outside of its edge. */
export function edgeTowards(box: Box, target: Point, gap = 0): Point {
  const centre = centreOf(box);
  const dx = target.x - centre.x;
  const dy = target.y - centre.y;
  if (dx === 0 && dy === 0) return centre;
  const across = dx === 0 ? Infinity : (box.width / 2 + gap) / Math.abs(dx);
  const down = dy === 0 ? Infinity : (box.height / 2 + gap) / Math.abs(dy);
  const share = Math.min(across, down);
  return { x: centre.x + dx * share, y: centre.y + dy * share };
}
