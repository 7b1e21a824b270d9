import type { Stroke } from "../../contract/live.ts";

interface ScribeTools {
  nowMs(): number;
  after(ms: number, done: () => void): () => void;
  draw(stroke: Stroke): void;
}

/** The share of a visit that the strokes are meant to take. */
const SHARE = 0.85;

/**
 * What a process does while it is inside: it draws its figure, one stroke after the other, in real time. Where the
 * timers are late it makes haste, and before it is out everything is drawn.
 */
export class Scribe {
  readonly #strokes: readonly Stroke[];
  readonly #everyMs: number;
  readonly #around: ScribeTools;
  #isInside = false;
  #next = 0;
  #dueMs = 0;
  #callOff: (() => void) | null = null;

  constructor(
    { strokes, visitMs }: { readonly strokes: readonly Stroke[]; readonly visitMs: number },
    around: ScribeTools,
  ) {
    this.#strokes = strokes;
    this.#everyMs = (SHARE * visitMs) / strokes.length;
    this.#around = around;
  }

  /** Told of every step, before its messages leave. */
  see(isInside: boolean): void {
    if (isInside === this.#isInside) return;
    this.#isInside = isInside;
    this.pause();
    if (!isInside) {
      while (this.#next < this.#strokes.length) this.#stroke();
      return;
    }
    this.#next = 0;
    this.#dueMs = this.#around.nowMs();
    this.goOn();
  }

  pause(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  /** Draws the strokes that are due, and waits for the next one. */
  goOn(): void {
    this.pause();
    if (!this.#isInside) return;
    const nowMs = this.#around.nowMs();
    while (this.#next < this.#strokes.length && this.#dueMs <= nowMs) this.#stroke();
    if (this.#next < this.#strokes.length)
      this.#callOff = this.#around.after(this.#dueMs - nowMs, () => this.goOn());
  }

  #stroke(): void {
    const stroke = this.#strokes[this.#next++];
    this.#dueMs += this.#everyMs;
    if (stroke) this.#around.draw(stroke);
  }
}
