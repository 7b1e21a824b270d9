import { spansOf } from "./spans.ts";
import type { Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";
import { diagramPicture } from "./diagram-marks.ts";
import { diagramPlan } from "./diagram-plan.ts";
import { diagramScene } from "./diagram.ts";
import { colourOf, type PictureTheme } from "./palette.ts";
import { layerOf, words, type Picture } from "./picture/mark.ts";
import { svgText } from "./picture/svg.ts";
import { stepGapMin } from "./time-axis.ts";

export interface DiagramSvgOptions {
  /** In pixels; wider where the run needs it for every step to have its place. */
  readonly width?: number;
  readonly height?: number;
  /** The lanes' names; the processes' ids where it is left out. */
  readonly names?: readonly string[];
  readonly title?: string;
  readonly theme?: PictureTheme;
}

const font = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** The whole run as a picture of its own: SVG text, for a page, a paper or a slide. */
export function diagramSvg(
  trace: Trace,
  reader: Reader<unknown, unknown>,
  options: DiagramSvgOptions = {},
): string {
  const names = options.names ?? trace.processes;
  const title = options.title ?? `A run of ${names.length} processes in ${trace.steps.length} steps`;
  const picture = wholeRun(trace, reader, names, options);
  return titledSvg(picture, title, options);
}

/** A picture of its own, with its title over it and so much room `above` for that, in pixels. */
export function titledSvg(
  picture: Picture,
  title: string,
  { above = 0, theme = "light" }: { readonly above?: number; readonly theme?: PictureTheme } = {},
): string {
  const { size, layers } = above === 0 ? picture : lowered(picture, above);
  const look = { align: "start", font: 14, weight: 700, ink: "ink" } as const;
  const titled = layerOf("title", [words("title", title, { x: 14, y: 24 }, look)]);
  return pictureText({ size, layers: [titled, ...layers] }, title, theme);
}

/** A picture as it stands without the page. `title` is for screen readers and for programs that list pictures. */
export function pictureText(picture: Picture, title: string, theme: PictureTheme): string {
  return svgText(picture, { colourOf: (ink) => colourOf(theme, ink), stroke: 1, title, font });
}

export function lowered({ size, layers }: Picture, by: number): Picture {
  return {
    size: { width: size.width, height: size.height + by },
    layers: layers.map(({ at, clip, ...layer }) => ({
      ...layer,
      at: { x: at.x, y: at.y + by },
      clip: clip && { ...clip, y: clip.y + by },
    })),
  };
}

function wholeRun(
  trace: Trace,
  reader: Reader<unknown, unknown>,
  names: readonly string[],
  options: DiagramSvgOptions,
): Picture {
  const lanes = Math.max(1, spansOf(trace, reader).of.length);
  const width = Math.max(options.width ?? 960, trace.steps.length * stepGapMin * 1.4 + 200);
  const height = options.height ?? 96 + Math.min(lanes * 62, 30 * lanes + 120);
  const plan = diagramPlan(trace, reader, names, { width, height });
  const scene = diagramScene(plan, { zoom: 1, left: 0 });
  const look = { cursor: trace.steps.length, cursorX: Infinity, lens: null, ghost: null, focus: null };
  const { layers, size } = diagramPicture(scene, look);
  return { size, layers: layers.filter(({ name }) => name !== "veil") };
}
