/** A set of whole numbers, kept as ranges in order. */
export class Ranges {
  readonly #ranges: { from: number; to: number }[] = [];

  /** How many numbers it holds. */
  get size(): number {
    let size = 0;
    for (const { from, to } of this.#ranges) size += to - from;
    return size;
  }

  /** One more than the highest, or null where it is empty. */
  get end(): number | null {
    return this.#ranges.at(-1)?.to ?? null;
  }

  /** Adds `from` to `to − 1`. @returns whether some of them were there already */
  add(from: number, to: number): boolean {
    let at = this.#ranges.length;
    while (at > 0 && (this.#ranges[at - 1]?.to ?? 0) >= from) at--;
    let [low, high, overlaps] = [from, to, false];
    let end = at;
    while (end < this.#ranges.length) {
      const range = this.#ranges[end];
      if (!range || range.from > to) break;
      if (range.from < to && range.to > from) overlaps = true;
      low = Math.min(low, range.from);
      high = Math.max(high, range.to);
      end++;
    }
    this.#ranges.splice(at, end - at, { from: low, to: high });
    return overlaps;
  }
}
