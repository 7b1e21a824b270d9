import { at } from "../base/invariant.ts";
import { draw, stream, type Stream } from "../base/draw.ts";

/** Draws that a seed decides: the same seed and name, the same draws in the same order. */
export class Dice {
  readonly #from: Stream;
  #count = 0;

  constructor(seed: number, name: string) {
    this.#from = stream(seed, `learning ${name}`);
  }

  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number {
    return least + Math.floor(draw(this.#from, ++this.#count) * (most - least + 1));
  }

  oneOf<T>(choices: readonly T[]): T {
    return at(choices, this.number(0, choices.length - 1));
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    const all: T[] = [];
    while (left.length > 0) all.push(...left.splice(this.number(0, left.length - 1), 1));
    return all;
  }
}
