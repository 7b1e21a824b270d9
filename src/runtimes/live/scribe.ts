import type { Stroke } from "../../contract/live.ts";

/** The share of a visit that the strokes are meant to take: timers are late, and all should be drawn. */
const SHARE = 0.8;

/** What a process does while it is inside: it draws its figure, one stroke after the other, in real time. */
export class Scribe {
  readonly #strokes: readonly Stroke[];
  readonly #everyMs: number;
  readonly #after: (ms: number, done: () => void) => () => void;
  readonly #draw: (stroke: Stroke) => void;
  #next = 0;
  #isInside = false;
  #callOff: (() => void) | null = null;

  constructor(
    { strokes, visitMs }: { readonly strokes: readonly Stroke[]; readonly visitMs: number },
    after: (ms: number, done: () => void) => () => void,
    draw: (stroke: Stroke) => void,
  ) {
    this.#strokes = strokes;
    this.#everyMs = (SHARE * visitMs) / strokes.length;
    this.#after = after;
    this.#draw = draw;
  }

  /** Told of every step. It begins where the process enters; what is not drawn when it leaves is left undrawn. */
  see(isInside: boolean): void {
    if (isInside === this.#isInside) return;
    this.#isInside = isInside;
    this.#next = 0;
    this.pause();
    if (isInside) this.#stroke();
  }

  pause(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  goOn(): void {
    this.pause();
    if (this.#isInside && this.#next < this.#strokes.length)
      this.#callOff = this.#after(this.#everyMs, () => this.#stroke());
  }

  #stroke(): void {
    const stroke = this.#strokes[this.#next++];
    if (stroke) this.#draw(stroke);
    this.goOn();
  }
}
