import type { BarMark, Stretch } from "./diagram-lanes.ts";
import type { DiagramScene } from "./diagram.ts";

/** The spans that have begun by a step, without their ends. */
export interface Begun {
  /** The beginnings of bars and of alarms, from the step on. */
  readonly bars: readonly BarMark[];
  readonly alarms: readonly Stretch[];
  /** Bars of processes that are known by that step to be inside with another. */
  readonly crowded: readonly BarMark[];
}

/**
 * A window of the diagram without what comes after a step, for what lies over the veil and what the pointer can hit.
 * A message that is still under way is left out: its arrow would tell when it arrives.
 * @param cursorX where that step stands, in drawn pixels from the beginning of the run
 */
export function sceneUpTo(
  scene: DiagramScene,
  cursor: number,
  cursorX: number,
): DiagramScene & { readonly begun: Begun } {
  const hasArrived = ({ endStep }: { readonly endStep: number }) => endStep >= 0 && endStep <= cursor;
  const cut = <T extends { readonly from: number; readonly to: number }>(spans: readonly T[]) =>
    spans.filter(({ from }) => from <= cursorX).map((span) => ({ ...span, to: Math.min(span.to, cursorX) }));
  return {
    ...scene,
    steps: scene.steps.filter(({ step }) => step <= cursor),
    arrows: scene.arrows.filter(hasArrived),
    links: scene.links.filter(hasArrived),
    labels: scene.labels.filter(({ sentStep, x }) => sentStep <= cursor && x <= cursorX),
    bars: scene.bars
      .filter(({ x }) => x <= cursorX)
      .map((bar) => (bar.labelX <= cursorX ? bar : { ...bar, label: "" })),
    alarms: cut(scene.alarms),
    pauses: scene.pauses.filter(({ to }) => to <= cursorX),
    ticks: scene.ticks.filter(({ x }) => x <= cursorX),
    begun: begunIn(scene, cursorX),
  };
}

/** A span that has begun by the cursor is drawn this many letter heights further, whenever it ends. */
const onFor = 6.5;

/** Bars stand on hundredths of a pixel, and the cursor does not. */
const finest = 0.01;

function begunIn({ bars, alarms, frame }: DiagramScene, cursorX: number): Begun {
  const width = onFor * frame.label;
  const begun = alarms.filter(({ from }) => from <= cursorX + finest);
  const lasts = (end: number) => end > cursorX + finest;
  return {
    alarms: begun
      .filter(({ to }) => lasts(to))
      .map(({ key }) => ({ key, from: cursorX, to: cursorX + width })),
    bars: bars
      .filter(({ x, width: long }) => x <= cursorX + finest && lasts(x + long))
      .map((bar) => ({ ...bar, x: cursorX, width, label: "", crowded: false })),
    crowded: bars
      .filter(
        ({ x, width: long, crowded }) => crowded && begun.some(({ from, to }) => from < x + long && x < to),
      )
      .map((bar) => ({ ...bar, width: Math.min(bar.x + bar.width, cursorX + width) - bar.x })),
  };
}
