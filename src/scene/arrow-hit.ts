import type { Arrow } from "./arrows.ts";
import { clamp, type Point } from "./geometry.ts";

/** Which part of an arrow is meant: its head, which can be dragged, or its line. */
export interface ArrowHit {
  readonly arrow: Arrow;
  readonly part: "head" | "line";
}

/** How near a press must come, in pixels. */
export interface Reach {
  readonly head: number;
  readonly line: number;
}

/** The arrow at a place: the nearest head within reach, or else the nearest line. */
export function arrowNear(arrows: readonly Arrow[], at: Point, reach: Reach): ArrowHit | null {
  let hit: ArrowHit | null = null;
  let least = reach.head;
  for (const arrow of arrows) {
    const away = Math.hypot(arrow.to.x - at.x, arrow.to.y - at.y);
    if (away > least) continue;
    least = away;
    hit = { arrow, part: "head" };
  }
  if (hit) return hit;
  least = reach.line;
  for (const arrow of arrows) {
    const away = distanceToLine(arrow, at);
    if (away > least) continue;
    least = away;
    hit = { arrow, part: "line" };
  }
  return hit;
}

export function distanceToLine({ from, to }: Pick<Arrow, "from" | "to">, at: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : clamp(((at.x - from.x) * dx + (at.y - from.y) * dy) / square, 0, 1);
  return Math.hypot(from.x + dx * share - at.x, from.y + dy * share - at.y);
}
