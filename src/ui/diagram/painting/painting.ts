import type { DiagramScene } from "../../../scene/diagram.ts";
import { clamp, type Box } from "../../../scene/geometry.ts";
import type { Ghost } from "../../../scene/ghost.ts";
import type { Lens } from "../../../scene/lens.ts";
import type { Palette } from "../../theme/palette.ts";
import { paintMerged } from "./merged.ts";
import type { Context } from "./strokes.ts";
import { paintWindow, type Side } from "./window.ts";

/** What of a run is on the canvases. */
interface Subject {
  readonly scene: DiagramScene;
  readonly ghost: Ghost | null;
  readonly lens: Lens | null;
  readonly isLettered: boolean;
}

export interface Painting extends Subject {
  readonly box: Box;
  /**
   * Where on the one canvas the past ends, in pixels of the run; null where both sides are whole, each on its own. Of
   * what is merged both sides look alike, under the veil that is drawn over what is still to come.
   */
  readonly until: number | null;
}

/** A window that is seen from one left end to another, as far as the rows go. */
export function paintingOf(
  subject: Subject,
  until: number | null,
  [from, to]: readonly [from: number, to: number],
  rows: Pick<Box, "y" | "height">,
): Painting {
  const { plot, inset, size } = subject.scene.frame;
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  return {
    ...subject,
    until: subject.scene.dense ? Infinity : until,
    box: {
      // At rest the canvas stands on whole pixels.
      x: to - inset - Math.ceil(to - least),
      y: rows.y,
      width: Math.ceil(most - least) + size.width - plot.x,
      height: rows.height,
    },
  };
}

/** Whether what is painted has all that is wanted. */
export function isSamePainting(painted: Painting, wanted: Painting): boolean {
  const { box, until } = painted;
  const isAlike =
    painted.scene === wanted.scene &&
    painted.ghost === wanted.ghost &&
    painted.lens === wanted.lens &&
    painted.isLettered === wanted.isLettered;
  const isWide = box.x <= wanted.box.x && box.x + box.width >= wanted.box.x + wanted.box.width;
  const isHigh = box.y === wanted.box.y && box.height === wanted.box.height;
  return isAlike && isWide && isHigh && (until === null || until === wanted.until);
}

/** Paints one side of the cursor; the context stands at the beginning of the run. */
export function paintOn(context: Context, painting: Painting, side: Side, palette: Palette): void {
  const { scene, ghost, lens, box, until } = painting;
  if (scene.dense) {
    if (side === "past") paintMerged(context, scene.dense, scene.frame, palette, lens);
    return;
  }
  const within = partOf(box, until, side);
  if (within.width > 0) paintWindow(context, { scene, ghost, lens, side, within }, palette);
}

/** What of a side is seen, on whole pixels: to clip between them takes many times as long. */
function partOf(box: Box, until: number | null, side: Side): Box {
  if (until === null) return box;
  const past = clamp(Math.round(until - box.x), 0, box.width);
  return side === "past" ? { ...box, width: past } : { ...box, x: box.x + past, width: box.width - past };
}
