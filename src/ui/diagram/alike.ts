import type { Arrow } from "../../scene/arrows.ts";
import type { StepMark } from "../../scene/diagram-steps.ts";
import type { Point } from "../../scene/geometry.ts";

/** Whether two marks of a step look the same. A window that moves has new ones, and most stand where they did. */
export function isSameStep(a: StepMark, b: StepMark): boolean {
  const isSame = a.step === b.step && a.process === b.process && a.x === b.x && a.y === b.y;
  return isSame && a.shape === b.shape && a.strong === b.strong;
}

/** Whether two arrows look the same. */
export function isSameArrow(a: Arrow, b: Arrow): boolean {
  const isSame = a.process === b.process && isSamePoint(a.from, b.from) && isSamePoint(a.to, b.to);
  return isSame && a.lost === b.lost && a.look.dash === b.look.dash && a.look.head === b.look.head;
}

function isSamePoint(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}
