import { between } from "../../scene/picture/between.ts";
import type { Mark } from "../../scene/picture/mark.ts";
import { fromRest, onTheMove, type Ease, type Pace } from "../stage/pace.ts";

/** Marks on their way from where they are shown to where they are to be. */
export class Glide {
  #pace: Pace | null = null;
  #from: readonly Mark[] = [];
  #at: (share: number) => readonly Mark[] = () => [];
  #share = 1;
  #easing = fromRest;

  /** The marks that are to be seen now. */
  get shown(): readonly Mark[] {
    return this.#at(this.#share);
  }

  get isMoving(): boolean {
    return this.#share < 1;
  }

  /** What is moving already, and goes on the same way, does not stop to start again. */
  get easing(): Ease {
    return this.#easing;
  }

  /**
   * Aims at other marks. A pace that was not given before begins a new way there, from what is shown; under the same
   * one only the end of the way is another.
   */
  aim(marks: readonly Mark[], pace: Pace): void {
    if (pace !== this.#pace) {
      this.#from = this.shown;
      this.#easing = this.#share < 1 && this.#pace?.direction === pace.direction ? onTheMove : fromRest;
      this.#share = pace.cut ? 1 : 0;
      this.#pace = pace;
    }
    this.#at = between(this.#from, marks, pace.direction);
    if (this.#at(0) === marks) this.#share = 1;
  }

  goTo(share: number): void {
    this.#share = share;
  }
}
