/** The part of a plane that a scrolling chart shows. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** The least span of offsets that is shown, in ms: where all clocks agree there is still a scale. */
const LEAST_MS = 4;

/** A span around the values with some room, or null where there are none. */
export function spanOf(values: readonly number[]): Span | null {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return null;
  const room = Math.max((high - low) * 0.12, (LEAST_MS - (high - low)) / 2, 0);
  return { low: low - room, high: high + room };
}

/** A span on its way to another one: `share` of the way, 1 for all of it. */
export function towards(from: Span, to: Span, share: number): Span {
  return { low: from.low + (to.low - from.low) * share, high: from.high + (to.high - from.high) * share };
}

/** Places on a line, each as near as it can be to where it is wanted, at least `gap` apart and inside of 0 to `length`. */
export function spread(wanted: readonly number[], gap: number, length: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed: number[] = [];
  let last = -Infinity;
  for (const index of order) {
    last = Math.max(last + gap, Math.min(wanted[index] ?? 0, length));
    placed[index] = last;
  }
  let next = length;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, next);
    next = (placed[index] ?? 0) - gap;
  }
  return placed;
}
