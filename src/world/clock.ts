/**
 * A process's own clock: at true time t it reads `readingMs + (1 + driftPpm·1e-6)·t`. No process can read true
 * time, and no process but the world knows its drift.
 */
export interface OwnClock {
  /** The reading at true time 0, with all adjustments so far. */
  readonly readingMs: number;
  readonly driftPpm: number;
}

/** What the clock shows at true time `atMs`. */
export function clockAt(clock: OwnClock, atMs: number): number {
  return clock.readingMs + rateOf(clock) * atMs;
}

/** How much true time goes by while the process's oscillator counts `afterMs`; adjustments do not touch it. */
export function trueDuration(clock: OwnClock, afterMs: number): number {
  return afterMs / rateOf(clock);
}

/** The clock, put forward by `byMs` (or back, where that is negative). */
export function shifted(clock: OwnClock, byMs: number): OwnClock {
  return { ...clock, readingMs: clock.readingMs + byMs };
}

function rateOf(clock: OwnClock): number {
  return 1 + clock.driftPpm * 1e-6;
}
