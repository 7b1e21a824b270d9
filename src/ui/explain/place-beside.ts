import type { Box, Point, Size } from "../../scene/geometry.ts";

/** Between what is explained and its explanation, and to the window's edge. */
const gap = 8;

/**
 * Where something of this size stands in a window so that it covers nothing of `around`, or, where there is no room for
 * that, nothing of `at`: on the side of the window's middle, else on the other side, else beside it; `sideways`, the
 * right and the left come first.
 */
export function placeBeside(size: Size, at: Box, around: Box, window: Size, sideways = false): Point {
  const isInside = ({ x, y }: Point) =>
    x >= gap && y >= gap && x + size.width <= window.width - gap && y + size.height <= window.height - gap;
  const across = Math.max(gap, Math.min(at.x, window.width - gap - size.width));
  const along = Math.max(gap, Math.min(at.y, window.height - gap - size.height));
  const sidesOf = (box: Box): Point[] => {
    const below = { x: across, y: box.y + box.height + gap };
    const above = { x: across, y: box.y - gap - size.height };
    const isHigh = box.y + box.height / 2 < window.height / 2;
    const upright = isHigh ? [below, above] : [above, below];
    const beside = [
      { x: box.x + box.width + gap, y: along },
      { x: box.x - gap - size.width, y: along },
    ];
    return sideways ? [...beside, ...upright] : [...upright, ...beside];
  };
  return [...sidesOf(around), ...sidesOf(at)].find(isInside) ?? { x: across, y: gap };
}
