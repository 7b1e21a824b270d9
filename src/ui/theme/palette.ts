import type { Token } from "../../scene/picture/mark.ts";
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
  /** The same by the names that a picture has for them. */
  readonly tokens: Readonly<Record<Token, string>>;
}

/** What the colours go by, as `useLook` tells it. */
export type Look = string;

const read = new Map<Look, Palette>();

/** Read once a look. */
export function paletteOf(look: Look): Palette {
  const known = read.get(look);
  if (known) return known;
  // The size of type goes by the window's. To ask for it each time would have all styles of the page worked out at once.
  if (read.size === 0) window.addEventListener("resize", () => read.clear(), { once: true });
  const style = getComputedStyle(document.documentElement);
  const rem = Number.parseFloat(style.fontSize);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  // A token may name a system's colour or a mixture: a canvas, and a worker above all, needs what comes of it.
  const probe = document.body.appendChild(document.createElement("i"));
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    panel: colour("panel"),
    onColour: colour("on-colour"),
    ink: colour("ink"),
    ink2: colour("ink-2"),
    ink3: colour("ink-3"),
    sunken: colour("sunken"),
    accent: colour("accent"),
    held: colour("held"),
    heldInk: colour("held-ink"),
    line: colour("line"),
    line2: colour("line-2"),
    bad: colour("bad"),
    badSoft: colour("bad-soft"),
    sans: token("sans"),
    stroke: Number(token("stroke-scale")) || 1,
    type: Number(token("type-scale")) || 1,
    rem,
    processes: Array.from({ length: processColours }, (_, i) => colour(`p${i + 1}`)),
    tokens: {
      paper: colour("paper"),
      panel: colour("panel"),
      sunken: colour("sunken"),
      ink: colour("ink"),
      "ink-2": colour("ink-2"),
      "ink-3": colour("ink-3"),
      line: colour("line"),
      "line-2": colour("line-2"),
      edge: colour("edge"),
      accent: colour("accent"),
      bad: colour("bad"),
      "bad-soft": colour("bad-soft"),
      held: colour("held"),
      "held-ink": colour("held-ink"),
      "on-colour": colour("on-colour"),
    },
  };
  probe.remove();
  read.set(look, palette);
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
