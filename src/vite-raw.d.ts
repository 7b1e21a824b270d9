declare module "*.py?raw" {
  const text: string;
  export default text;
}

declare module "@fontsource-variable/*";

/** The version of the interpreter, as the build knows it. */
declare const __PYODIDE_VERSION__: string;

/** The version of Interleave, and the day and the commit of its sources where they are known. */
declare const __INTERLEAVE_VERSION__: string;
declare module "gifenc" {
  export type GifPalette = number[][];
  interface Encoder {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: {
        palette?: GifPalette;
        /** In ms. */
        delay?: number;
        /** 0 for a picture that repeats for ever. */
        repeat?: number;
        transparent?: boolean;
        transparentIndex?: number;
        dispose?: number;
      },
    ): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8Array | Uint8ClampedArray, colours: number): GifPalette;
  export function applyPalette(rgba: Uint8Array | Uint8ClampedArray, palette: GifPalette): Uint8Array;
}
