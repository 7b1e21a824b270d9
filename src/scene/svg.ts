import type { Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";
import { headPath, linePath, type Arrow } from "./arrows.ts";
import type { BarMark, LaneMark, Stretch } from "./diagram-lanes.ts";
import { diagramPlan } from "./diagram-plan.ts";
import type { StepMark } from "./diagram-steps.ts";
import { diagramScene, type DiagramScene } from "./diagram.ts";
import { rounded } from "./geometry.ts";
import { palette, paper } from "./palette.ts";
import { outlineOf } from "./symbols.ts";
import { stepGapMin } from "./time-axis.ts";

export interface DiagramSvgOptions {
  /** In pixels; wider where the run needs it for every step to have its place. */
  readonly width?: number;
  readonly height?: number;
  /** How the lanes are called; the processes' ids where it is left out. */
  readonly names?: readonly string[];
  readonly title?: string;
}

/**
 * The whole run as a picture of its own: SVG text, for a page, a paper or a slide. It needs no style sheet and
 * no font, and the same trace gives the same text.
 */
export function diagramSvg(
  trace: Trace,
  reader: Reader<unknown, unknown>,
  options: DiagramSvgOptions = {},
): string {
  const names = options.names ?? trace.processes;
  const lanes = Math.max(1, names.length);
  const width = Math.max(options.width ?? 960, trace.steps.length * stepGapMin * 1.4 + 200);
  const height = options.height ?? 96 + Math.min(lanes * 62, 30 * lanes + 120);
  const plan = diagramPlan(trace, reader, names, { width, height });
  const scene = diagramScene(plan, { zoom: 1, left: 0 });
  const { size, plot, inset } = plan.frame;
  const title = options.title ?? `A run of ${names.length} processes in ${trace.steps.length} steps`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${rounded(size.width)}" height="${rounded(size.height)}" viewBox="0 0 ${rounded(size.width)} ${rounded(size.height)}" role="img" font-family="Inter, 'Helvetica Neue', Arial, sans-serif" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${paper.panel}"/>`,
    `<text x="14" y="24" font-size="14" font-weight="700" fill="${paper.ink}">${escaped(title)}</text>`,
    ...plan.frame.lanes.map(
      ({ process, name, y }) =>
        `<text x="14" y="${rounded(y + plan.frame.font * 0.35)}" font-size="${plan.frame.font}" font-weight="700" fill="${colour(process)}">${escaped(name)}</text>`,
    ),
    `<g transform="translate(${rounded(plot.x + inset)} 0)">`,
    ...content(scene),
    `</g>`,
    `</svg>`,
    ``,
  ].join("\n");
}

function content(scene: DiagramScene): string[] {
  const { plot } = scene.frame;
  const floor = plot.y + plot.height;
  return [
    ...scene.moments.map((moment) => stretch(moment, plot.y, plot.height, `fill="${paper.sunken}"`, 9)),
    ...scene.ticks.flatMap(({ x, label }) => [
      `<path d="M${rounded(x)},${plot.y}V${rounded(floor)}" stroke="${paper.line}"/>`,
      `<text x="${rounded(x)}" y="${rounded(floor + 20)}" text-anchor="middle" fill="${paper.faint}">${label}</text>`,
    ]),
    ...scene.alarms.map((alarm) =>
      stretch(alarm, plot.y, plot.height, `fill="${paper.bad}" fill-opacity="0.16" stroke="${paper.bad}"`),
    ),
    ...scene.lanes.map(laneText),
    ...scene.bars.map(barText),
    ...scene.arrows.map(arrowText),
    ...scene.labels.map(
      ({ x, y, text, process }) =>
        `<text x="${rounded(x)}" y="${rounded(y)}" text-anchor="middle" font-weight="600" fill="${colour(process)}" stroke="${paper.panel}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escaped(text)}</text>`,
    ),
    ...scene.steps.map(stepText),
  ];
}

function stretch({ from, to }: Stretch, y: number, height: number, look: string, wider = 0): string {
  return `<rect x="${rounded(from - wider)}" y="${rounded(y)}" width="${rounded(to - from + 2 * wider)}" height="${rounded(height)}" ${look}${wider > 0 ? ` rx="${wider}"` : ""}/>`;
}

function laneText({ process, from, to, y, down }: LaneMark): string {
  const look = down ? ` stroke-dasharray="1 7" stroke-linecap="round"` : "";
  return `<path d="M${from},${y}H${to}" stroke="${colour(process)}" stroke-width="2"${look}/>`;
}

function barText({ process, kind, x, y, width, height, label, labelX, crowded }: BarMark): string {
  const fill = kind === "inside" ? `fill="${paper.held}"` : `fill="${colour(process)}" fill-opacity="0.28"`;
  const edge = crowded ? ` stroke="${paper.bad}" stroke-width="2.5"` : "";
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${Math.min(6, height / 2)}" ${fill}${edge}/>`;
  if (label === "") return rect;
  return `${rect}<text x="${labelX}" y="${rounded(y + height / 2 + 4)}" font-weight="700" fill="${paper.heldInk}">${label}</text>`;
}

function arrowText(arrow: Arrow): string {
  const { process, look, label } = arrow;
  const head = headPath(arrow);
  const stroke = colour(process);
  const dash = look.dash === null ? "" : ` stroke-dasharray="${look.dash}"`;
  const drawn = `<path d="${linePath(arrow)}"${dash}/>`;
  const tip = head === null ? "" : `<path d="${head}"${look.head === "open" ? "" : ` fill="${stroke}"`}/>`;
  return `<g fill="none" stroke="${stroke}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><title>${escaped(label)}</title>${drawn}${tip}</g>`;
}

function stepText({ step, process, x, y, shape, strong }: StepMark): string {
  const outline = outlineOf(shape, strong ? 1 : 0.86);
  const isLine = shape === "cross" || shape === "bar";
  const stroke = shape === "cross" ? paper.bad : isLine ? colour(process) : paper.panel;
  const look = isLine
    ? `fill="none" stroke="${stroke}" stroke-width="2.6" stroke-linecap="round"`
    : `fill="${colour(process)}" stroke="${stroke}" stroke-width="1.5"`;
  return `<path d="${outline}" transform="translate(${x} ${rounded(y)})" ${look}><title>Step ${step + 1}</title></path>`;
}

function colour(process: number): string {
  return process < 0 ? paper.faint : (palette[process % palette.length] ?? paper.ink);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Also without the characters that XML cannot hold at all. */
function escaped(text: string): string {
  const allowed = Array.from(text)
    .filter((letter) => letter >= " " && letter !== "\uFFFE" && letter !== "\uFFFF")
    .join("");
  return allowed.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
