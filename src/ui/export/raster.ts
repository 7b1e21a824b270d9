import type { Picture } from "../../scene/picture/mark.ts";
import { themeColours, type PictureTheme } from "../../scene/palette.ts";
import { paint, type Context } from "../picture/paint.ts";
import type { Palette } from "../theme/palette.ts";

const sans = '"Inter Variable", "Helvetica Neue", Arial, sans-serif';

/** The colours of a theme as the painter of the screen wants them. */
function paletteIn(theme: PictureTheme): Palette {
  return { ...themeColours[theme], sans, stroke: 1, rem: 16 };
}

/** Paints a whole picture, as `scene/picture/svg.ts` writes it. @param scale pixels a CSS pixel */
export function paintPicture(
  context: Context,
  { size, layers }: Picture,
  theme: PictureTheme,
  scale: number,
): void {
  const palette = paletteIn(theme);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = palette.tokens.panel;
  context.fillRect(0, 0, size.width, size.height);
  for (const { at, clip, marks } of layers) {
    const { x, y, width, height } = clip ?? { x: 0, y: 0, ...size };
    context.setTransform(scale, 0, 0, scale, at.x * scale, at.y * scale);
    paint(context, marks, { x: x - at.x, y: y - at.y, width, height }, palette);
  }
}

function canvasOf({ size }: Picture, scale: number) {
  const canvas = new OffscreenCanvas(Math.round(size.width * scale), Math.round(size.height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("The browser gave no canvas to paint on");
  return { canvas, context };
}

/** A picture as the bytes of a PNG. */
export async function pngOf(
  picture: Picture,
  theme: PictureTheme,
  scale: number,
): Promise<Uint8Array<ArrayBuffer>> {
  await document.fonts.ready;
  const { canvas, context } = canvasOf(picture, scale);
  paintPicture(context, picture, theme, scale);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A picture's pixels, four bytes each. */
export function pixelsOf(picture: Picture, theme: PictureTheme, scale: number): Uint8ClampedArray {
  const { canvas, context } = canvasOf(picture, scale);
  paintPicture(context, picture, theme, scale);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}
