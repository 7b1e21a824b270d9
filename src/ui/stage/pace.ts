import { cubicBezier } from "framer-motion";
import type { Direction } from "../../scene/picture/between.ts";

const stepSeconds = 0.3;
const leastSeconds = 0.08;
/** Further than this is a jump, and jumps are cuts. */
const stopsMost = 3;

/** How far a movement is, when this share of its time has passed: from 0 to 1. */
export type Ease = (share: number) => number;
export const fromRest: Ease = cubicBezier(0.3, 0, 0.2, 1);
/** What is moving already does not stop to start again. */
export const onTheMove: Ease = cubicBezier(0.2, 0.4, 0.2, 1);

/** How fast what has just changed moves to its new place. */
export interface Pace {
  /** Nothing moves: things are where they are. */
  readonly cut: boolean;
  readonly direction: Direction;
  /** Asked when the move begins, in an effect: it looks at the clock. The same for all that move. */
  readonly seconds: () => number;
}

export const still: Pace = { cut: true, direction: "forward", seconds: () => 0 };

/** @param stops so many are gone by at once, of those that stepping stops at */
export function isJump(stops: number): boolean {
  return Math.abs(stops) > stopsMost;
}

/** Measures how fast changes follow each other, so that keys pressed in a row do not run ahead of what moves. */
export class Tempo {
  #atMs = -Infinity;

  /** The pace of one change. */
  next(direction: Direction): Pace {
    let seconds: number | null = null;
    return { cut: false, direction, seconds: () => (seconds ??= this.#measure()) };
  }

  #measure(): number {
    const nowMs = performance.now();
    const sinceSeconds = (nowMs - this.#atMs) / 1000;
    this.#atMs = nowMs;
    return Math.max(leastSeconds, Math.min(stepSeconds, sinceSeconds * 0.85));
  }
}
