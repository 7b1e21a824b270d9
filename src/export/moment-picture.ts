import { diagramPicture } from "../scene/diagram-marks.ts";
import { diagramPlan, type DiagramPlan } from "../scene/diagram-plan.ts";
import { diagramScene } from "../scene/diagram.ts";
import { axisWidth } from "../scene/frame.ts";
import type { Point, Size } from "../scene/geometry.ts";
import { box, filled, layerOf, words, type Layer, type Mark, type Picture } from "../scene/picture/mark.ts";
import { fitted, textWidth } from "../scene/text.ts";
import { xOf } from "../scene/time-axis.ts";
import { timeText } from "../scene/time-text.ts";
import { sceneUpTo } from "../scene/up-to.ts";
import { following, kept } from "../scene/view.ts";
import type { Run } from "../store/run.ts";
import { stepSentence } from "../store/step-sentence.ts";
import { namesOf, pictureOf, stageKind } from "./run-picture.ts";
import { wrapped } from "./wrapped.ts";

/** What of the page a picture of a step shows. */
export const momentParts = ["all", "stage", "diagram"] as const;
export type MomentParts = (typeof momentParts)[number];

export interface MomentLook {
  readonly parts?: MomentParts;
  /** In pixels. */
  readonly size?: Size;
  /** Whether nothing after the step is drawn. */
  readonly hidesFuture?: boolean;
  /** Whether title and sentence are in the picture, as they are where it is left out. */
  readonly words?: boolean;
  /** Over the picture; the scenario's title where it is left out. */
  readonly title?: string;
  /** Under the stage; the step's sentence where it is left out. */
  readonly sentence?: string;
}

export const slideSize: Size = { width: 960, height: 540 };

const margin = 16;
const titleHigh = 40;
const sentenceFont = 17;
const lineHigh = 24;
const sentenceLines = 3;
const sentenceHigh = sentenceLines * lineHigh + 8;

/** The page at a step as one picture: title, stage, sentence, diagram. */
export function momentPicture(run: Run, step: number, look: MomentLook = {}): Picture {
  const { parts = "all", size = slideSize, words: isWritten = true } = look;
  const top = isWritten ? titleHigh : 0;
  const room = size.height - top - (isWritten ? sentenceHigh : 0);
  const lanes = run.trace.processes.length;
  const diagramHigh =
    parts === "diagram" ? room : parts === "stage" ? 0 : Math.min(0.5 * room, 90 + 30 * Math.max(2, lanes));
  const stageHigh = room - diagramHigh;
  const layers: Layer[] = [];
  const put = (name: string, picture: Picture, at: Point) =>
    layers.push(
      ...picture.layers.map((layer) => ({
        ...layer,
        name: `${name}-${layer.name}`,
        at: { x: layer.at.x + at.x, y: layer.at.y + at.y },
        clip: layer.clip && { ...layer.clip, x: layer.clip.x + at.x, y: layer.clip.y + at.y },
      })),
    );
  if (stageHigh > 0) {
    const drawn = pictureOf(run, stageKind(run), step, { width: size.width, height: stageHigh });
    if (drawn) put("stage", drawn, { x: 0, y: top });
  }
  if (diagramHigh > 0)
    put(
      "diagram",
      diagramAt(run, step, { width: size.width, height: diagramHigh }, look.hidesFuture ?? false),
      {
        x: 0,
        y: size.height - diagramHigh,
      },
    );
  if (isWritten) layers.push(layerOf("words", wordsOf(run, step, look, top + stageHigh, size)));
  return { size, layers };
}

function wordsOf(run: Run, step: number, look: MomentLook, y: number, size: Size): Mark[] {
  const { trace, scenario } = run;
  const width = size.width - 2 * margin;
  const count = `Step ${step + 1} of ${trace.steps.length} · ${timeText(trace, trace.steps[step]?.atMs ?? 0)}`;
  const start = { align: "start", ink: "ink" } as const;
  const title = look.title ?? scenario.title;
  const countFont = 13;
  const lines = wrapped(look.sentence ?? stepSentence(run, step), sentenceFont, width, sentenceLines);
  return [
    words(
      "title",
      fitted(title, 18, width - textWidth(count, countFont) - margin),
      { x: margin, y: 26 },
      { ...start, font: 18, weight: 700 },
    ),
    words("count", count, { x: size.width - margin, y: 26 }, { align: "end", font: countFont, ink: "ink-2" }),
    box("said", { x: 0, y, width: size.width, height: sentenceHigh }, filled("sunken")),
    ...lines.map((line, index) =>
      words(
        `sentence:${index}`,
        line,
        { x: margin, y: y + (sentenceHigh - lines.length * lineHigh) / 2 + (index + 0.75) * lineHigh },
        { ...start, font: sentenceFont, weight: 500 },
      ),
    ),
  ];
}

const plans = new WeakMap<Run, { readonly size: Size; readonly plan: DiagramPlan }>();

/** A plan is of a run and a size: the frames of a range share it. */
function planOf(run: Run, size: Size): DiagramPlan {
  const known = plans.get(run);
  if (known?.size.width === size.width && known.size.height === size.height) return known.plan;
  const plan = diagramPlan(run.trace, run.subject.reader, namesOf(run), size);
  plans.set(run, { size, plan });
  return plan;
}

function diagramAt(run: Run, step: number, size: Size, hidesFuture: boolean): Picture {
  const plan = planOf(run, size);
  const width = axisWidth(plan.frame);
  const view = following(
    kept({ zoom: 1, left: 0 }, plan.axis, width),
    xOf(plan.axis, step),
    plan.axis,
    width,
    0.6,
  );
  const whole = diagramScene(plan, view, 0);
  const cursorX = xOf(plan.axis, step) * view.zoom;
  const scene = hidesFuture ? sceneUpTo(whole, step, cursorX) : whole;
  const picture = diagramPicture(scene, { cursor: step, cursorX, lens: null, ghost: null, focus: null });
  // Rows that have no room are cut, as the page's would scroll.
  const layers = picture.layers.map((layer) => ({ ...layer, clip: cutBelow(layer, size) }));
  if (!hidesFuture) return { size, layers };
  // Lanes and waits reach on after the step, and would tell for how long.
  const edge = plan.frame.plot.x + plan.frame.inset - view.left + cursorX;
  return {
    size,
    layers: layers.map(({ clip, ...layer }) =>
      layer.name === "ground"
        ? { ...layer, clip: { ...clip, width: Math.max(0, edge - clip.x) } }
        : { ...layer, clip },
    ),
  };
}

function cutBelow({ clip }: Layer, size: Size) {
  const whole = clip ?? { x: 0, y: 0, ...size };
  return { ...whole, height: Math.min(whole.height, size.height - whole.y) };
}
