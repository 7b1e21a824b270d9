import type { Token } from "../../scene/picture/mark.ts";
import { processColours } from "./process-colour.ts";

/** The colours of tokens.css that a canvas needs by value. */
export interface Palette {
  /** By the names that marks have for them. */
  readonly tokens: Readonly<Record<Token, string>>;
  readonly processes: readonly string[];
  readonly sans: string;
  /** How much thicker lines are than at a desk. */
  readonly stroke: number;
  readonly rem: number;
}

/** Names a set of colours; `useColourKey` gives the current one. */
export type ColourKey = string;

const read = new Map<ColourKey, Palette>();

/** Read once for each key. */
export function paletteOf(key: ColourKey): Palette {
  const known = read.get(key);
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
    sans: token("sans"),
    stroke: Number(token("stroke-scale")) || 1,
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
  read.set(key, palette);
  return palette;
}

/** The colour by value of the process with this index, as `processColour` names it. */
export function colourIn({ processes, tokens }: Palette, process: number): string {
  return processes[process % processColours] ?? tokens["ink-3"];
}
