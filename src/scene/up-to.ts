import type { DiagramScene } from "./diagram.ts";

/**
 * A window of the diagram without what comes after a step, for what lies over the veil and what the pointer can hit.
 * A message that is still under way is left out: its arrow would tell when it arrives.
 * @param cursorX where that step stands, in drawn pixels from the beginning of the run
 */
export function sceneUpTo(scene: DiagramScene, cursor: number, cursorX: number): DiagramScene {
  const hasArrived = ({ endStep }: { readonly endStep: number }) => endStep >= 0 && endStep <= cursor;
  const cut = <T extends { readonly from: number; readonly to: number }>(spans: readonly T[]) =>
    spans.filter(({ from }) => from <= cursorX).map((span) => ({ ...span, to: Math.min(span.to, cursorX) }));
  return {
    ...scene,
    steps: scene.steps.filter(({ step }) => step <= cursor),
    arrows: scene.arrows.filter(hasArrived),
    labels: scene.labels.filter(({ sentStep, x }) => sentStep <= cursor && x <= cursorX),
    bars: scene.bars
      .filter(({ x }) => x <= cursorX)
      .map((bar) => (bar.labelX <= cursorX ? bar : { ...bar, label: "" })),
    alarms: cut(scene.alarms),
    pauses: scene.pauses.filter(({ to }) => to <= cursorX),
    ticks: scene.ticks.filter(({ x }) => x <= cursorX),
  };
}
