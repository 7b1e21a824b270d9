import type { Size } from "./geometry.ts";
import { wayBetween, type Way } from "./stage-curves.ts";
import { stageLayout, type StageLayout } from "./stage-layout.ts";

/** The values that the places of a stage depend on: none of them changes during the run. */
export interface StageShape {
  readonly count: number;
  readonly size: Size;
  /** The lines of a card. */
  readonly lines: number;
  readonly hasRoom: boolean;
  /** How much larger than at a desk everything is written. */
  readonly scale: number;
}

/**
 * Where cards, room and ways are. Runs of one shape stand on the very same ground, so that marks can move from
 * where they are in one run to where they are in the next.
 */
export interface StageGround {
  readonly layout: StageLayout;
  /** The way for messages no larger than `pill`, found when one first takes it. */
  readonly way: (from: number, to: number, pill: Size) => Way;
}

/** Enough for two runs side by side, in the sizes that a window goes through. */
const keptMost = 12;
const kept = new Map<string, StageGround>();

export function stageGround(shape: StageShape): StageGround {
  const { count, size, lines, hasRoom, scale } = shape;
  const key = `${count} ${size.width}×${size.height} ${lines} ${hasRoom} ${scale}`;
  const ground = kept.get(key) ?? lay(shape);
  kept.delete(key);
  kept.set(key, ground);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMost) break;
    kept.delete(oldest);
  }
  return ground;
}

function lay({ count, size, lines, hasRoom, scale }: StageShape): StageGround {
  const layout = stageLayout(count, size, lines, hasRoom, scale);
  const ways = new Map<string, Way>();
  return {
    layout,
    way: (from, to, pill) => {
      const key = `${from}>${to} ${pill.width}×${pill.height}`;
      const way = ways.get(key) ?? wayBetween(layout, from, to, pill);
      ways.set(key, way);
      return way;
    },
  };
}
