import type { Frame } from "../../../scene/frame.ts";
import { processColour } from "../../theme/process-colour.ts";

/** What is painted with: the page's own colours, strokes and letters, as they are in the theme that is shown. */
export interface Paper {
  /** Of each process. */
  readonly colours: readonly string[];
  /** Of the world's own steps. */
  readonly world: string;
  readonly panel: string;
  readonly sunken: string;
  readonly line: string;
  readonly ink: string;
  readonly faint: string;
  readonly accent: string;
  readonly bad: string;
  readonly held: string;
  readonly heldInk: string;
  readonly letters: string;
  readonly stroke: number;
}

/** To ask for it makes the page work out all its styles: once in each theme is enough. */
export function paperOf(element: HTMLElement, { lanes }: Frame): Paper {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const colourOf = (process: number) => {
    const colour = processColour(process);
    return read(/^var\((--[\w-]+)\)$/.exec(colour)?.[1] ?? colour);
  };
  return {
    colours: lanes.map(({ process }) => colourOf(process)),
    world: colourOf(-1),
    panel: read("--panel"),
    sunken: read("--sunken"),
    line: read("--line"),
    ink: read("--ink"),
    faint: read("--ink-3"),
    accent: read("--accent"),
    bad: read("--bad"),
    held: read("--held"),
    heldInk: read("--held-ink"),
    letters: read("--sans"),
    stroke: Number(read("--stroke-scale")) || 1,
  };
}

export function colourOn({ colours, world }: Paper, process: number): string {
  return colours[process] ?? world;
}
