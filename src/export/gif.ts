import { applyPalette, GIFEncoder, quantize } from "gifenc";

/** One index of the palette is for what stays as it was. */
const coloursMost = 255;
/** The frame stays under the next one. */
const KEEP = 1;

/** An animated GIF, made a frame at a time. It repeats for ever. */
export class Gif {
  readonly #width: number;
  readonly #height: number;
  readonly #encoder = GIFEncoder();
  #last: Uint32Array | null = null;

  /** @param width and `height` in pixels, of every frame */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** @param rgba four bytes a pixel, row by row @param delayMs how long it is shown; a GIF knows hundredths of a second */
  add(rgba: Uint8Array | Uint8ClampedArray, delayMs: number): void {
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
    const palette = quantize(rgba, coloursMost);
    const index = applyPalette(rgba, palette);
    const last = this.#last;
    const unchanged = palette.length;
    if (last) for (let at = 0; at < pixels.length; at++) if (pixels[at] === last[at]) index[at] = unchanged;
    this.#encoder.writeFrame(index, this.#width, this.#height, {
      palette: [...palette, [0, 0, 0]],
      delay: Math.round(delayMs / 10) * 10,
      repeat: 0,
      dispose: KEEP,
      ...(last ? { transparent: true, transparentIndex: unchanged } : {}),
    });
    this.#last = pixels.slice();
  }

  bytes(): Uint8Array<ArrayBuffer> {
    this.#encoder.finish();
    return this.#encoder.bytes();
  }
}
