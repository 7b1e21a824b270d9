const stepSeconds = 0.3;
const leastSeconds = 0.08;
/** Further than this is a jump, and jumps are cuts. */
const stepsMost = 3;

/** How fast what changed with the last step moves to its new place. */
export interface Pace {
  /** Nothing moves: things are where they are. */
  readonly cut: boolean;
  /** Asked when the move begins, in an effect: it looks at the clock. */
  readonly seconds: () => number;
}

export const still: Pace = { cut: true, seconds: () => 0 };

export function isJump(steps: number): boolean {
  return Math.abs(steps) > stepsMost;
}

/** Measures how fast steps follow each other, so that keys pressed in a row do not run ahead of what moves. */
export class Tempo {
  #cursor = -1;
  #atMs = -Infinity;
  #seconds = stepSeconds;

  /** How long the move to `cursor` may take; the same for all who ask before the next one. */
  secondsTo(cursor: number): number {
    if (cursor === this.#cursor) return this.#seconds;
    const nowMs = performance.now();
    const sinceSeconds = (nowMs - this.#atMs) / 1000;
    this.#seconds = Math.max(leastSeconds, Math.min(stepSeconds, sinceSeconds * 0.85));
    this.#cursor = cursor;
    this.#atMs = nowMs;
    return this.#seconds;
  }
}
