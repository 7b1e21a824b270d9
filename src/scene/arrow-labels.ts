import type { Arrow } from "./arrows.ts";
import { boxAround, collide, lerp, type Box, type Size } from "./geometry.ts";
import { textWidth } from "./text.ts";

/** The label of an arrow, where there is room for it. */
export interface ArrowLabel {
  readonly key: string;
  readonly flight: number;
  readonly process: number;
  readonly sentStep: number;
  readonly endStep: number;
  readonly text: string;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
}

const places = [0.5, 0.38, 0.62, 0.28, 0.72];

/**
 * Writes on each arrow what it carries, in the middle of its line or a little beside it; leaves it out where it
 * would cover a mark, a lane or another label, or stand on the crossing of many arrows.
 */
export function arrowLabels(
  arrows: readonly Arrow[],
  taken: readonly Box[],
  within: Box,
  font: number,
): ArrowLabel[] {
  if (arrows.length > 80) return [];
  const boxes = [...taken];
  const high = (15 / 11) * font;
  const labels: ArrowLabel[] = [];
  for (const arrow of arrows) {
    const width = textWidth(arrow.label, font) + 8;
    const free = places
      .map((share) => boxOn(arrow, share, { width, height: high }))
      .filter((box) => isWithin(box, within) && !boxes.some((other) => collide(box, other, 1)))
      .map((box) => ({
        box,
        crossed: arrows.filter((other) => other !== arrow && crosses(other, box)).length,
      }))
      .filter(({ crossed }) => crossed < 2)
      .sort((a, b) => a.crossed - b.crossed)[0];
    if (!free) continue;
    boxes.push(free.box);
    const { flight, process, sentStep, endStep, label } = arrow;
    const x = free.box.x + width / 2;
    labels.push({
      key: `label:${flight}`,
      flight,
      process,
      sentStep,
      endStep,
      text: label,
      x,
      y: free.box.y + high - (4 / 11) * font,
    });
  }
  return labels;
}

function boxOn({ from, to }: Arrow, share: number, size: Size): Box {
  return boxAround({ x: lerp(from.x, to.x, share), y: lerp(from.y, to.y, share) }, size);
}

function isWithin(box: Box, within: Box): boolean {
  return box.x >= within.x && box.x + box.width <= within.x + within.width;
}

/** Whether the arrow's line goes through the box. */
function crosses({ from, to }: Arrow, box: Box): boolean {
  let enter = 0;
  let leave = 1;
  const clip = (start: number, by: number, least: number, most: number): boolean => {
    if (by === 0) return start >= least && start <= most;
    const a = (least - start) / by;
    const b = (most - start) / by;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
    return enter <= leave;
  };
  return (
    clip(from.x, to.x - from.x, box.x, box.x + box.width) &&
    clip(from.y, to.y - from.y, box.y, box.y + box.height)
  );
}
