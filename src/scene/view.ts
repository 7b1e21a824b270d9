import { clamp } from "./geometry.ts";
import type { TimeAxis } from "./time-axis.ts";

/** The part of the time axis that is looked at. */
export interface View {
  /** How much wider than the axis it is drawn. */
  readonly zoom: number;
  /** The width to the left of the window, in drawn pixels. */
  readonly left: number;
}

/** So far apart may the narrowest two steps be drawn, at most. */
const gapMost = 120;

export function zoomLeast(axis: TimeAxis, width: number): number {
  return axis.fits ? 1 : Math.min(1, width / axis.length);
}

export function zoomMost(axis: TimeAxis): number {
  const gaps = Math.max(1, axis.xs.length - 1);
  return Math.max(1, (gapMost * gaps) / Math.max(1, axis.length));
}

/** How far the window can go to the right. */
function leftMost(axis: TimeAxis, width: number, zoom: number): number {
  return Math.max(0, axis.length * zoom - width);
}

/** The view within its bounds; the same object if nothing changes, so that nothing is drawn again. */
export function kept(view: View, axis: TimeAxis, width: number): View {
  const zoom = clamp(view.zoom, zoomLeast(axis, width), zoomMost(axis));
  const left = clamp(view.left, 0, leftMost(axis, width, zoom));
  return zoom === view.zoom && left === view.left ? view : { zoom, left };
}

export function panned(view: View, byPx: number, axis: TimeAxis, width: number): View {
  return kept({ zoom: view.zoom, left: view.left + byPx }, axis, width);
}

/** Zooms by `factor`; the point at `atX` of the window stays there. */
export function zoomed(view: View, factor: number, atX: number, axis: TimeAxis, width: number): View {
  const zoom = clamp(view.zoom * factor, zoomLeast(axis, width), zoomMost(axis));
  const left = ((view.left + atX) * zoom) / view.zoom - atX;
  return kept({ zoom, left }, axis, width);
}

/**
 * The window that shows the cursor: the same one while the cursor is well inside of it, else one turned over
 * like a page, with most of the room on the side where the cursor is going.
 *
 * @param onwards where the cursor stands on a page that was turned forwards, as a part of the width: further right
 *   where nothing is drawn after the cursor
 */
export function following(view: View, cursorX: number, axis: TimeAxis, width: number, onwards = 0.2): View {
  const x = cursorX * view.zoom - view.left;
  if (x >= width * 0.08 && x <= width * 0.88) return kept(view, axis, width);
  const place = x > width * 0.88 ? onwards : 0.75;
  return kept({ zoom: view.zoom, left: cursorX * view.zoom - width * place }, axis, width);
}
