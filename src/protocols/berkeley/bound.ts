/**
 * How far two clocks can be apart after a round, from drift, interval and delay. Derived in
 * docs/berkeley-bound.md, whose letters these are.
 */
export interface Precision {
  /** ρ: the largest drift of a clock, as a share (1e-6 for 1 ppm). */
  readonly drift: number;
  /** s: the share by which a clock is slewed; 0 where it is stepped. */
  readonly slew: number;
  /** q: half of the last place to which an amount is rounded, in ms; 0 where it is not. */
  readonly roundingMs: number;
}

/** The measurements of a round when it is decided, in true time. */
export interface Measured {
  /** L: how long it took from the poll to the decision, in ms. */
  readonly tookMs: number;
  /** Whether a clock was still being slewed when the masters polled. */
  readonly wasSlewing: boolean;
}

/** E: by how much the amounts of a round can miss one another, in ms. */
export function errorBound({ drift, slew }: Precision, { tookMs, wasSlewing }: Measured): number {
  const s = wasSlewing ? slew : 0;
  const fastest = (1 + drift) * (1 + s);
  const slowest = (1 - drift) * (1 - s);
  return (fastest + 2 * (fastest - slowest)) * tookMs;
}

/** The bound `sinceMs` after a decision, once all its amounts have arrived and are used up, in ms. */
export function settledBound(precision: Precision, errorMs: number, sinceMs: number): number {
  return errorMs + 2 * precision.roundingMs + 2 * precision.drift * sinceMs;
}

/** How far unfinished slews can still move the clocks, from a decision until its adjustments arrive; in ms. */
export function leftOverBound(
  { drift, slew }: Precision,
  { wasSlewing }: Pick<Measured, "wasSlewing">,
  forMs: number,
): number {
  return wasSlewing ? 2 * slew * (1 + drift) * forMs : 0;
}

/** The noise of doubles, for readings of this size: far below a microsecond, but for clocks of the age of the world. */
export function doublesBound(readingMs: number): number {
  return 1e-9 + Math.abs(readingMs) * 2.220446049250313e-16 * 64;
}
