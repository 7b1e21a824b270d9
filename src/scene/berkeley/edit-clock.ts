/** How finely a pointer sets a number: a whole power of ten, of what one pixel is worth at least. */
export function fineness(perPixel: number): number {
  let step = 0.001;
  while (step < perPixel) step *= 10;
  return step > 1 ? Math.round(step) : step;
}

/** The value nearest to `value` that is a whole number of `step`s, without the noise of doubles. */
export function settled(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6));
}
