import type { Size } from "../../../scene/geometry.ts";

/** What paints on a canvas of this size, which is clean; null before it is on the page. */
export function sheetOn(canvas: HTMLCanvasElement | null, size: Size): CanvasRenderingContext2D | null {
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
  return context;
}
