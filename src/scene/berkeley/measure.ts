/**
 * What the clocks' chart and cards measure, in words. Where the scenario says what a right clock shows they measure
 * offsets from that. Where it does not, they measure each clock's reading less the time since the start: no edit of
 * another clock moves that number.
 */
export function measureTitle(isOffset: boolean): string {
  return isOffset ? "Offset from true time" : "Clock reading minus the time since the start";
}

/** An offset as "+1.5 s", a reading as "101.5 s": seconds where the whole scale from `least` to `most` is of seconds. */
export function tickWords(ms: number, [least, most]: readonly [number, number], isOffset: boolean): string {
  const isSeconds = Math.max(Math.abs(least), Math.abs(most)) >= 1000;
  const size = isSeconds ? 1000 : 1;
  const value = Number((ms / size).toFixed(decimalsFor((most - least) / size)));
  return `${isOffset ? signed(value) : minus(value)} ${isSeconds ? "s" : "ms"}`;
}

/** At least three, and enough that the ticks of a scale that spans `span` all differ. */
function decimalsFor(span: number): number {
  let decimals = 3;
  for (let least = 0.001; least > span / 40 && decimals < 9; least /= 10) decimals++;
  return decimals;
}

export function signed(value: number): string {
  if (value === 0) return "0";
  return value < 0 ? minus(value) : `+${value}`;
}

/** The number with a minus sign instead of a hyphen. */
export function minus(value: number): string {
  return String(value).replace("-", "−");
}
