import type { Frame } from "../../../scene/frame.ts";
import type { Size } from "../../../scene/geometry.ts";
import { paperOf, type Paper } from "./paper.ts";

export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly paper: Paper;
}

const papers = new WeakMap<HTMLCanvasElement, Paper>();

/** A clean canvas of this size, and what is painted with; made anew for another theme. */
export function sheetOn(canvas: HTMLCanvasElement | null, frame: Frame, size: Size): Sheet | null {
  const context = canvas?.getContext("2d");
  if (!canvas || !context) return null;
  const ratio = window.devicePixelRatio;
  const wide = Math.round(size.width * ratio);
  const high = Math.round(size.height * ratio);
  // To set its size wipes it, and takes longer than to wipe it.
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${size.width}px`;
    canvas.style.height = `${size.height}px`;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  let paper = papers.get(canvas);
  if (paper?.colours.length !== frame.lanes.length) papers.set(canvas, (paper = paperOf(canvas, frame)));
  return { context, paper };
}
