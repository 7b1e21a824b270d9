import { useLayoutEffect, useRef } from "react";
import type { Box } from "../../scene/geometry.ts";

/** A sketch where the chart's lines are, and under everything else of the chart. It is handed over: drawn once. */
export function SketchPicture({ picture, plot }: { readonly picture: ImageBitmap; readonly plot: Box }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    // Handed over before, it has no width any more.
    if (picture.width > 0) canvas.current?.getContext("bitmaprenderer")?.transferFromImageBitmap(picture);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      className="offset-sketch"
      style={{
        left: plot.x - 8,
        top: plot.y,
        width: Math.ceil(plot.width + 16),
        height: Math.ceil(plot.height),
      }}
      aria-hidden="true"
    />
  );
}
