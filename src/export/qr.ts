import { correction, generate } from "lean-qr";

/** A code of more modules than this on a side is too fine to scan from a screen in a hall. */
const modulesMost = 93;
/** The quiet zone that ISO/IEC 18004 asks for around a code, in modules. */
const quiet = 4;

/** A QR code as squares: `dark[y][x]`. */
export interface QrCode {
  readonly size: number;
  /** The dark modules as SVG's `d`, a unit a module, in a square of `size`. */
  readonly path: string;
}

/** The QR code of a text; null where the text is too long for a code that can be scanned from a screen. */
export function qrCode(text: string): QrCode | null {
  let code;
  try {
    code = generate(text, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.M });
  } catch {
    return null;
  }
  if (code.size > modulesMost) return null;
  let path = "";
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
  return { size: code.size + 2 * quiet, path };
}

/** The code as SVG text, `px` pixels wide. */
export function qrSvg({ size, path }: QrCode, px: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges"><title>QR code of the link</title><rect width="${size}" height="${size}" fill="#ffffff"/><path d="${path}" fill="#000000"/></svg>`;
}
