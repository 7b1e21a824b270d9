import type { Theme } from "../../store/workbench.ts";
import { processColours } from "./process-colour.ts";

/** The colours of tokens.css that a canvas needs by value. */
export interface Palette {
  readonly panel: string;
  readonly onColour: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly sunken: string;
  readonly accent: string;
  readonly held: string;
  readonly heldInk: string;
  readonly line: string;
  readonly line2: string;
  readonly bad: string;
  readonly badSoft: string;
  readonly sans: string;
  readonly stroke: number;
  readonly type: number;
  readonly rem: number;
  readonly processes: readonly string[];
}

const read = new Map<Theme, Palette>();
// The size of type goes by the window's. To ask for it each time would have all styles of the page worked out at once.
window.addEventListener("resize", () => read.clear());

/** Read once a theme. */
export function paletteOf(theme: Theme): Palette {
  const known = read.get(theme);
  if (known) return known;
  const style = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(style.fontSize);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const palette: Palette = {
    panel: token("panel"),
    onColour: token("on-colour"),
    ink: token("ink"),
    ink2: token("ink-2"),
    ink3: token("ink-3"),
    sunken: token("sunken"),
    accent: token("accent"),
    held: token("held"),
    heldInk: token("held-ink"),
    line: token("line"),
    line2: token("line-2"),
    bad: token("bad"),
    badSoft: token("bad-soft"),
    sans: token("sans"),
    stroke: Number(token("stroke-scale")) || 1,
    type: Number(token("type-scale")) || 1,
    rem,
    processes: Array.from({ length: processColours }, (_, i) => token(`p${i + 1}`)),
  };
  read.set(theme, palette);
  return palette;
}

/** The colour by value of the process with this index, as `processColour` names it. */
export function colourIn({ processes, ink3 }: Palette, process: number): string {
  return processes[process % processColours] ?? ink3;
}

/** A canvas to paint on, with one unit a pixel of the page. */
export interface Surface {
  readonly ctx: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/** The canvas, cleared and as large as it stands on the page; null where it has no room. */
export function cleared(canvas: HTMLCanvasElement): Surface | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const ctx = canvas.getContext("2d");
  if (!ctx || width === 0 || height === 0) return null;
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return { ctx, width, height };
}
