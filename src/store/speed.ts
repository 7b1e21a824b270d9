/** How many times the usual pace a run is played at. */
export const speeds = [0.25, 0.5, 1, 2, 4] as const;
export type Speed = (typeof speeds)[number];

const usualMs = 1000;

/** How long a step is shown while playing, in ms of the viewer's own time. */
export function stepShownMs(speed: Speed): number {
  return usualMs / speed;
}

/** The next faster or slower speed, or the same at the end of the row. */
export function neighbour(speed: Speed, direction: 1 | -1): Speed {
  return speeds[speeds.indexOf(speed) + direction] ?? speed;
}
