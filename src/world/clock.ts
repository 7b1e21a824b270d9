/**
 * A process's own clock: unadjusted it reads `readingMs + (1 + driftPpm·1e-6)·t` at true time t. No process can
 * read true time, and no process but the world knows its drift.
 */
export interface OwnClock {
  readonly driftPpm: number;
  /** The reading at true time `sinceMs`, with all adjustments so far but one that is being slewed. */
  readonly readingMs: number;
  readonly sinceMs: number;
  /** An amount that is used up little by little, beginning at `sinceMs`; also after it has been. */
  readonly slew: Slew | null;
}

interface Slew {
  readonly byMs: number;
  /** Parts in a million by which the clock runs faster, or slower, while some of the amount is left. */
  readonly ppm: number;
}

export function clockFrom(readingMs: number, driftPpm: number): OwnClock {
  return { driftPpm, readingMs, sinceMs: 0, slew: null };
}

/** The clock's reading at true time `atMs`, which is not before `sinceMs`. */
export function clockAt(clock: OwnClock, atMs: number): number {
  const counted = rateOf(clock) * (atMs - clock.sinceMs);
  if (!clock.slew) return clock.readingMs + counted;
  const { byMs, ppm } = clock.slew;
  const done = clock.readingMs + byMs + counted;
  // Both lines rise, and so does whichever is nearer to where the clock began: it runs back by no bit of a double.
  return byMs < 0
    ? Math.max(done, clock.readingMs + counted * (1 - ppm * 1e-6))
    : Math.min(done, clock.readingMs + counted * (1 + ppm * 1e-6));
}

/** How much true time goes by while the process's oscillator counts `afterMs`; adjustments do not touch it. */
export function trueDuration(clock: OwnClock, afterMs: number): number {
  return afterMs / rateOf(clock);
}

/** The clock, put forward by `byMs` (or back, where that is negative). An amount that is slewed goes on. */
export function shifted(clock: OwnClock, byMs: number): OwnClock {
  const { driftPpm, readingMs, sinceMs, slew } = clock;
  return { driftPpm, readingMs: readingMs + byMs, sinceMs, slew };
}

/** The clock after a process adjusts it at true time `atMs`; this cancels the rest of an earlier adjustment. */
export function adjusted(clock: OwnClock, atMs: number, byMs: number, slewPpm: number | null): OwnClock {
  if (slewPpm === null && !clock.slew) return shifted(clock, byMs);
  const { driftPpm } = clock;
  const readingMs = clockAt(clock, atMs);
  if (slewPpm === null) return { driftPpm, readingMs: readingMs + byMs, sinceMs: atMs, slew: null };
  return { driftPpm, readingMs, sinceMs: atMs, slew: byMs === 0 ? null : { byMs, ppm: slewPpm } };
}

/** The rest of the current slew at `atMs`, in ms. */
export function slewLeft(clock: OwnClock, atMs: number): number {
  if (!clock.slew) return 0;
  const { byMs, ppm } = clock.slew;
  const used = rateOf(clock) * (atMs - clock.sinceMs) * ppm * 1e-6;
  return byMs < 0 ? Math.min(0, byMs + used) : Math.max(0, byMs - used);
}

/** When an amount that is slewed is used up, by true time; the clock's own beginning where there is none. */
export function slewEnd(clock: OwnClock): number {
  if (!clock.slew) return clock.sinceMs;
  const { byMs, ppm } = clock.slew;
  return clock.sinceMs + trueDuration(clock, Math.abs(byMs) / (ppm * 1e-6));
}

function rateOf(clock: OwnClock): number {
  return 1 + clock.driftPpm * 1e-6;
}
