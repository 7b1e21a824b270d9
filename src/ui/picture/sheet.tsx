import { useCallback, useEffect, useLayoutEffect, useRef, useState, type Ref } from "react";
import type { Box } from "../../scene/geometry.ts";
import type { Layer, Mark } from "../../scene/picture/mark.ts";
import { paletteOf, type Palette } from "../theme/palette.ts";
import { useColourKey } from "../theme/use-colour-key.ts";
import { paint } from "./paint.ts";

interface Props {
  readonly marks: readonly Mark[];
  /** The part of the marks' plane that the canvas covers. */
  readonly box: Box;
}

/** What a canvas of a picture shows, for code that asks where a mark stands: hits, popovers, tests. */
export interface PictureCanvas extends HTMLCanvasElement {
  marks?: readonly Mark[];
  box?: Box;
}

/** A canvas with marks. It is painted anew only when the marks, the part or the look change. */
export function Sheet({ marks, box }: Props) {
  const canvas = useRef<PictureCanvas>(null);
  const paint = usePainter(box);
  useLayoutEffect(() => paint(canvas.current, marks), [marks, paint]);
  return <SheetCanvas ref={canvas} box={box} />;
}

export function SheetCanvas({
  ref,
  box: { x: left, y: top, width, height },
}: {
  ref: Ref<PictureCanvas>;
  box: Box;
}) {
  return <canvas ref={ref} className="sheet" style={{ left, top, width, height }} aria-hidden="true" />;
}

type Painter = (canvas: PictureCanvas | null, marks: readonly Mark[], over?: readonly Layer[]) => void;

/**
 * What paints marks on a canvas, and layers with a clip of their own over them. It is another function when all must be
 * painted anew: in another box or look.
 */
export function usePainter({ x, y, width, height }: Box): Painter {
  const look = useColourKey();
  // Letters that were not there yet were painted in others.
  const [isLettered, setLettered] = useState(document.fonts.status === "loaded");
  useEffect(() => void document.fonts.ready.then(() => setLettered(true)), []);
  return useCallback(
    (canvas, marks, over = []) => {
      if (!canvas) return;
      show(canvas, marks, over, { x, y, width, height }, paletteOf(look));
      canvas.dataset["lettered"] = String(isLettered);
    },
    [x, y, width, height, look, isLettered],
  );
}

function show(
  canvas: PictureCanvas,
  marks: readonly Mark[],
  over: readonly Layer[],
  box: Box,
  palette: Palette,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
  // To set its size wipes it, and takes longer than to wipe it.
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(ratio, 0, 0, ratio, -box.x * ratio, -box.y * ratio);
  paint(context, marks, box, palette);
  for (const layer of over) paint(context, layer.marks, layer.clip ?? box, palette);
  canvas.marks = over.length === 0 ? marks : [...marks, ...over.flatMap((layer) => layer.marks)];
  canvas.box = box;
}
