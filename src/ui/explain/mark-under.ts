import { distanceToLine } from "../../scene/arrow-hit.ts";
import { boxAround, collide, lerp, pointOn, type Box, type Point } from "../../scene/geometry.ts";
import type { Mark } from "../../scene/picture/mark.ts";
import { pillBox } from "../../scene/picture/outline.ts";
import { textWidth } from "../../scene/text.ts";
import type { PictureCanvas } from "../picture/sheet.tsx";

/** A mark of a picture, and its place in the window. */
export interface SeenMark {
  readonly mark: Mark;
  readonly box: Box;
}

/** How near to a thin mark counts as on it, in pixels. */
const reach = 4;

/**
 * The uppermost mark of the pictures in a part of the page that is wanted and lies under a point of the window. What a veil
 * hides is not found; where a veil only makes it faint it is, and where nothing else is, the veil.
 */
export function markUnder(part: Element, point: Point, isWanted: (mark: Mark) => boolean): SeenMark | null {
  let faint: SeenMark | null = null;
  for (const canvas of picturesIn(part).toReversed()) {
    if (!isSeenAt(canvas, point) || veilOver(part, canvas, point)) continue;
    const origin = originOf(canvas);
    const at = { x: point.x - origin.x, y: point.y - origin.y };
    const mark = (canvas.marks ?? []).findLast((each) => isWanted(each) && isOn(each, at));
    if (!mark) continue;
    const { x, y, width, height } = boundsOf(mark, at);
    const seen = { mark, box: { x: x + origin.x, y: y + origin.y, width, height } };
    if (mark.key !== "veil") return seen;
    if (mark.kind === "box" && mark.fill?.alpha === 1) return null;
    faint = seen;
  }
  return faint;
}

export function picturesIn(part: ParentNode): PictureCanvas[] {
  return [...part.querySelectorAll<PictureCanvas>("canvas.sheet")];
}

/** Where the marks' origin lies in the window. */
export function originOf(canvas: PictureCanvas): Point {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: left - (canvas.box?.x ?? 0), y: top - (canvas.box?.y ?? 0) };
}

/** A canvas may be larger than the opening that it is seen through. */
export function isSeenAt(canvas: PictureCanvas, point: Point): boolean {
  const opening = canvas.closest(".diagram-window");
  return isIn(canvas, point) && (opening === null || isIn(opening, point));
}

/** Whether what comes is hidden, and this point of the canvas lies under what hides it. */
export function veilOver(part: ParentNode, canvas: PictureCanvas, point: Point): boolean {
  if (canvas.closest("[data-hides]") === null) return false;
  const isUnder = (veil: Element) => isBefore(canvas, veil) && isIn(veil, point);
  if ([...part.querySelectorAll(".veil")].some(isUnder)) return true;
  // A picture may have its veil among its marks.
  return picturesIn(canvas.parentElement ?? part).some((other) => {
    const veil = other.marks?.find(({ key }) => key === "veil");
    const origin = originOf(other);
    const at = { x: point.x - origin.x, y: point.y - origin.y };
    return veil !== undefined && isBefore(canvas, other) && isOn(veil, at);
  });
}

function isIn(element: Element, { x, y }: Point): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isOn(mark: Mark, at: Point): boolean {
  switch (mark.kind) {
    case "line":
      return distanceToLine(mark, at) <= reach;
    case "arrow":
      return distanceToLine(mark, at) <= reach || away(mark.to, at) <= 2 * reach;
    case "curve":
      return samples.some((share) => away(pointOn(mark.curve, share), at) <= reach);
    case "path":
      return isOnPath(mark.d, at, mark.fill !== null, (mark.stroke?.width ?? 0) + 2 * reach);
    case "symbol":
      return away(mark.at, at) <= (mark.shape === "ring" ? mark.scale + reach : 7);
    default:
      return collide(boundsOf(mark, at), { ...at, width: 0, height: 0 }, mark.kind === "box" ? 2 : 0.1);
  }
}

const samples = Array.from({ length: 41 }, (_, index) => index / 40);
const away = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

function isOnPath(d: string, { x, y }: Point, isFilled: boolean, width: number): boolean {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return false;
  context.lineWidth = width;
  const path = new Path2D(d);
  return (isFilled && context.isPointInPath(path, x, y)) || context.isPointInStroke(path, x, y);
}

/** The room of a mark; of one that is long, the part round a place on it. */
export function boundsOf(mark: Mark, at: Point): Box {
  switch (mark.kind) {
    case "box":
      return mark;
    case "pill":
      return pillBox(mark);
    case "symbol":
      return boxAround(mark.at, { width: 18, height: 18 });
    case "text": {
      const width = textWidth(mark.text, mark.font);
      const before = { start: 0, middle: 0.5, end: 1 }[mark.align] * width;
      return { x: mark.at.x - before, y: mark.at.y - mark.font, width, height: 1.3 * mark.font };
    }
    default:
      return boxAround(at, { width: 16, height: 16 });
  }
}

/** A place on the mark, where a pointer finds it. */
export function placeOn(mark: Mark): Point | null {
  switch (mark.kind) {
    case "line":
    case "arrow":
      return { x: lerp(mark.from.x, mark.to.x, 0.5), y: lerp(mark.from.y, mark.to.y, 0.5) };
    case "curve":
      return pointOn(mark.curve, 0.5);
    case "path": {
      const [, x, y] = /^M([-\d.]+),([-\d.]+)/.exec(mark.d) ?? [];
      return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) };
    }
    case "symbol":
      return mark.at;
    default: {
      const { x, y, width, height } = boundsOf(mark, { x: 0, y: 0 });
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
}
