import { arrowNear, distanceToLine, type ArrowHit, type Reach } from "./arrow-hit.ts";
import type { Dense } from "./dense.ts";
import type { DiagramPlan } from "./diagram-plan.ts";
import { stepMark } from "./diagram-steps.ts";
import { arrowAt } from "./diagram.ts";
import type { Point } from "./geometry.ts";
import { stepAt } from "./time-axis.ts";

/** The step of a painted window that is nearest to a place, and no further away than `reach`; null for none. */
export function denseStepNear(plan: DiagramPlan, zoom: number, at: Point, reach: number): number | null {
  const last = stepAt(plan.axis, (at.x + reach) / zoom);
  let nearest: number | null = null;
  let least = reach;
  for (let step = stepAt(plan.axis, (at.x - reach) / zoom); step <= last; step++) {
    const mark = stepMark(plan, zoom, step);
    const away = mark ? Math.hypot(mark.x - at.x, mark.y - at.y) : Infinity;
    if (away > least) continue;
    least = away;
    nearest = step;
  }
  return nearest;
}

/** The arrow of a painted window at a place, among those that are drawn: as `arrowNear`. */
export function denseArrowNear(
  plan: DiagramPlan,
  zoom: number,
  dense: Dense,
  at: Point,
  reach: Reach,
): ArrowHit | null {
  const most = Math.max(reach.head, reach.line);
  const near = dense.lines.filter((line) => distanceToLine(line, at) <= most);
  const arrows = near.flatMap(({ flight }) => {
    const one = plan.trace.flights[flight];
    return one ? [arrowAt(plan, zoom, one)] : [];
  });
  return arrowNear(arrows, at, reach);
}
