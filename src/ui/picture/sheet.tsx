import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Box } from "../../scene/geometry.ts";
import type { Mark } from "../../scene/picture/mark.ts";
import { paletteOf } from "../theme/palette.ts";
import { useLook } from "../theme/use-look.ts";
import { paint } from "./paint.ts";

interface Props {
  readonly marks: readonly Mark[];
  /** The part of the marks' plane that the canvas covers. */
  readonly box: Box;
}

/** What a canvas of a picture shows, for tests and tools that ask where a mark stands. */
export interface PictureCanvas extends HTMLCanvasElement {
  marks?: readonly Mark[];
  box?: Box;
}

/** A canvas with marks. It is painted anew only when the marks, the part or the look change. */
export function Sheet({ marks, box: { x, y, width, height } }: Props) {
  const look = useLook();
  const canvas = useRef<PictureCanvas>(null);
  // Letters that were not there yet were painted in others.
  const [isLettered, setLettered] = useState(document.fonts.status === "loaded");
  useEffect(() => void document.fonts.ready.then(() => setLettered(true)), []);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const box = { x, y, width, height };
    const ratio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    // To set its size wipes it, and takes longer than to wipe it.
    if (element.width !== wide || element.height !== high) {
      element.width = wide;
      element.height = high;
    } else {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, wide, high);
    }
    context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
    paint(context, marks, box, paletteOf(look));
    element.dataset["lettered"] = String(isLettered);
    element.marks = marks;
    element.box = box;
  }, [marks, x, y, width, height, look, isLettered]);
  return (
    <canvas ref={canvas} className="sheet" style={{ left: x, top: y, width, height }} aria-hidden="true" />
  );
}
