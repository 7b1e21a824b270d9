import type { Mark } from "../../scene/picture/mark.ts";
import { termOfMark } from "../../scene/picture/mark-term.ts";
import { isSeenAt, originOf, picturesIn, placeOn, veilOver } from "./mark-under.ts";

/** The marks now seen in a part of the page: the first of each term, by the word or the id of that term. */
export function marksShown(part: ParentNode): ReadonlyMap<string, Mark> {
  const terms = new Map<string, Mark>();
  for (const canvas of picturesIn(part)) {
    const origin = originOf(canvas);
    for (const mark of canvas.marks ?? []) {
      const term = termOfMark(mark);
      const known = term === null ? null : terms.get(term);
      const at = term === null || (known && !isFaint(known)) ? null : placeOn(mark);
      if (term === null || at === null) continue;
      const point = { x: at.x + origin.x, y: at.y + origin.y };
      if (isSeenAt(canvas, point) && !veilOver(part, canvas, point)) terms.set(term, mark);
    }
  }
  return terms;
}

/** A line of the grid is hardly seen: any other mark of the same term is shown before it. */
function isFaint(mark: Mark): boolean {
  return mark.kind === "line" && mark.stroke.ink === "line";
}
