import type { Arrow } from "./arrows.ts";
import { denseMarks } from "./dense-marks.ts";
import type { BarMark, LaneMark, Stretch } from "./diagram-lanes.ts";
import type { DiagramScene } from "./diagram.ts";
import type { Box } from "./geometry.ts";
import type { Ghost } from "./ghost.ts";
import { concurrent, lensed, type Lens } from "./lens.ts";
import {
  box,
  dashed,
  filled,
  level,
  solid,
  symbol,
  upright,
  type ArrowMark,
  type Mark,
} from "./picture/mark.ts";

/** How much is left of the run as it was. */
const ghostly = 0.62;
/** More arrows than this of the run as it was are not dashed: grey tells them apart, and dashes take long. */
const dashedGhostsMost = 40;
const grid = solid("line", 1);
const alarmEdge = solid("bad", 1.5);

interface GroundLook {
  readonly lens: Lens | null;
  readonly ghost: Ghost | null;
  /** Whether what comes is hidden. */
  readonly hides?: boolean;
}

/** The marks that do not change with a step: the whole run, as it looks when it has happened. */
export function groundMarks(scene: DiagramScene, { lens, ghost, hides = false }: GroundLook): Mark[] {
  const { dense } = scene;
  return [
    ...backdropMarks(scene),
    ...(ghost ? ghostMarks(ghost) : []),
    ...scene.lanes.map((lane) => laneMark(lane, lens)),
    ...(dense ? denseMarks(dense, scene.frame, lens) : []),
    // A hidden future does not show which bars overlap.
    ...scene.bars.map((bar) => barMark(hides ? { ...bar, crowded: false } : bar, lens)),
    ...scene.links.map((link) => arrowMark(link, lens)),
    ...scene.arrows.map((arrow) => arrowMark(arrow, lens)),
  ];
}

function backdropMarks({ frame: { plot }, moments, ticks, alarms }: DiagramScene): Mark[] {
  const { y, height } = plot;
  return [
    ...moments.map(({ key, from, to }) =>
      box(key, { x: from - 9, y, width: to - from + 18, height }, filled("sunken", 0.75), null, 9),
    ),
    ...ticks.map(({ key, x }) => upright(`grid:${key}`, x, y, y + height, grid)),
    ...alarms.map((alarm) => alarmMark(alarm, plot)),
  ];
}

export function alarmMark({ key, from, to }: Stretch, { y, height }: Box): Mark {
  return box(key, { x: from, y, width: to - from, height }, filled("bad", 0.16), alarmEdge);
}

function ghostMarks({ arrows, bars }: Ghost): Mark[] {
  const [line, edge] = [solid("ink-3", 1.4, ghostly), dashed("ink-3", 1.4, [2, 5], ghostly)];
  const stroke = arrows.length > dashedGhostsMost ? line : edge;
  return [
    ...bars.map((bar) => box(`ghost:${bar.key}`, bar, null, edge, Math.min(6, bar.height / 2))),
    ...arrows.flatMap((arrow): Mark[] => [
      { ...arrowMark(arrow, null), key: `ghost:${arrow.key}`, stroke },
      ...(arrow.lost ? [symbol(`ghost:end:${arrow.key}`, "cross-out", arrow.to, null, line)] : []),
    ]),
  ];
}

function laneMark({ key, process, from, to, y, down }: LaneMark, lens: Lens | null): Mark {
  const alpha = lens ? lensed : 1;
  return level(key, from, to, y, down ? dashed(process, 2, [1, 7], alpha) : solid(process, 2, alpha));
}

export function barMark(bar: BarMark, lens: Lens | null, alpha = lens ? lensed : 1): Mark {
  const isBlocked = bar.kind === "blocked";
  // Edges of many low bars would be all that is seen.
  const isHigh = bar.height > 12;
  const fill =
    bar.kind === "inside" ? filled("held", alpha) : filled(bar.process, (isBlocked ? 0.1 : 0.28) * alpha);
  const edge = isBlocked && isHigh ? dashed(bar.process, 1.2, [4, 3], alpha) : null;
  return box(bar.key, bar, fill, bar.crowded ? solid("bad", 2.5, alpha) : edge, Math.min(6, bar.height / 2));
}

export function arrowMark(
  { key, from, to, tip, along, look, lost, process, ...steps }: Arrow,
  lens: Lens | null,
): ArrowMark {
  const alpha = lens?.ofFlight(steps.sentStep, steps.endStep) === "concurrent" ? concurrent : 1;
  const stroke = { ink: process, width: 1.8, dash: look.dash, alpha };
  return { kind: "arrow", key, from, to, tip, along, head: look.head, lost, stroke };
}
