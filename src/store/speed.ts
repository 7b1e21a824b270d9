/** How many times the usual pace a run is played at. */
export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

const leastMs = 1000;
/** The time to find the sentence, in ms. */
const lookMs = 400;
/** About 220 words of six letters a minute, which a student reads in a language that may not be their own. */
const letterMs = 45;

/**
 * How long a step is shown while playing, in ms of the viewer's own time: so long that its sentence can be read.
 * @param letters how long the sentence is; without it, the shortest that any step is shown
 */
export function stepShownMs(speed: Speed, letters = 0): number {
  return Math.max(leastMs, lookMs + letters * letterMs) / speed;
}

/** The next faster or slower speed, or the same at the end of the row. */
export function neighbour(speed: Speed, direction: 1 | -1): Speed {
  return speeds[speeds.indexOf(speed) + direction] ?? speed;
}
