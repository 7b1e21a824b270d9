/** Readings at times that only go forward; readings older than `keepMs` are forgotten. */
export class Series {
  readonly #keepMs: number;
  times: number[] = [];
  values: number[] = [];

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  get lastMs(): number {
    return this.times[this.times.length - 1] ?? -Infinity;
  }

  add(atMs: number, value: number): void {
    if (atMs < this.lastMs) return;
    this.times.push(atMs);
    this.values.push(value);
    const old = this.times.findIndex((each) => each >= atMs - this.#keepMs);
    // In large pieces, so that a reading costs the same however many there are.
    if (old < 500) return;
    this.times = this.times.slice(old);
    this.values = this.values.slice(old);
  }

  /** The value at a moment: on the line between the two readings around it, or the last one; NaN before the first. */
  at(atMs: number): number {
    const { times, values } = this;
    let after = times.length;
    while (after > 0 && (times[after - 1] ?? 0) > atMs) after--;
    if (after === 0) return NaN;
    const [t0 = 0, v0 = 0] = [times[after - 1], values[after - 1]];
    const [t1 = t0, v1 = v0] = [times[after], values[after]];
    return t1 === t0 ? v0 : v0 + ((v1 - v0) * (atMs - t0)) / (t1 - t0);
  }
}
