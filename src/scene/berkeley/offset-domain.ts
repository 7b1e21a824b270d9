import type { Band, ChartData } from "./offset-chart.ts";

/** The smallest and the largest value that it has seen. */
class Range {
  least = Infinity;
  most = -Infinity;

  show(ms: number): void {
    if (ms < this.least) this.least = ms;
    if (ms > this.most) this.most = ms;
  }

  showBand({ from, to }: Band): void {
    for (const { middleMs, widthMs } of [from, to]) {
      this.show(middleMs - widthMs / 2);
      this.show(middleMs + widthMs / 2);
    }
  }

  /** With a little room, and measured from a right clock where there is one. */
  roomy(rightMs: number | null): [number, number] {
    const room = Math.max((this.most - this.least) * 0.08, 0.5);
    const fromMs = rightMs ?? 0;
    return [this.least - fromMs - room, this.most - fromMs + room];
  }
}

/** All of the clocks, the bound and a right clock where there are any, and a little room. Raw drift may leave the picture. */
export function domainOf({ ways, readings, bands, rightMs }: ChartData): [number, number] {
  const range = new Range();
  if (rightMs !== null) range.show(rightMs);
  for (const { corners } of ways) for (const { offsetMs } of corners) range.show(offsetMs);
  for (const { leastMs, mostMs } of readings) {
    range.show(leastMs);
    range.show(mostMs);
  }
  for (const band of bands) range.showBand(band);
  return range.roomy(rightMs);
}

/**
 * The same from the moment on at which the first round is done, where the clocks are close together; null where
 * there is no such moment.
 */
export function closeDomain({ ways, bands, rightMs }: ChartData): [number, number] | null {
  const fromMs = bands[0]?.from.atMs;
  if (fromMs === undefined) return null;
  const range = new Range();
  for (const band of bands) range.showBand(band);
  for (const { corners } of ways)
    for (const { atMs, offsetMs } of corners) if (atMs > fromMs) range.show(offsetMs);
  return range.roomy(rightMs);
}
