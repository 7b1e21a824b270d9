import { draw, stream } from "../../../base/draw.ts";

/** Numbers by chance, one after the other, the same for the same seed and name. */
export class Chance {
  readonly #stream;
  #drawn = 0;

  constructor(seed: number, name: string) {
    this.#stream = stream(seed, name);
  }

  /** In [0, 1). */
  next(): number {
    return draw(this.#stream, this.#drawn++);
  }

  /** A whole number from 0, below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
}
