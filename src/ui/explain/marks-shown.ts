import { termOfMark } from "../../scene/picture/mark-term.ts";
import { isSeenAt, originOf, picturesIn, placeOn, veilOver } from "./mark-under.ts";

/** The words or ids of the terms that explain the marks now seen in a part of the page, each once. */
export function marksShown(part: ParentNode): string[] {
  const terms = new Set<string>();
  for (const canvas of picturesIn(part)) {
    const origin = originOf(canvas);
    for (const mark of canvas.marks ?? []) {
      const term = termOfMark(mark);
      const at = term === null || terms.has(term) ? null : placeOn(mark);
      if (term === null || at === null) continue;
      const point = { x: at.x + origin.x, y: at.y + origin.y };
      if (isSeenAt(canvas, point) && !veilOver(part, canvas, point)) terms.add(term);
    }
  }
  return [...terms];
}
