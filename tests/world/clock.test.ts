import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockAt, shifted, trueDuration } from "../../src/world/clock.ts";
import { always } from "../support/always.ts";

const clocks = fc.record({
  readingMs: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  driftPpm: fc.double({ min: -100_000, max: 100_000, noNaN: true }),
});

describe("Time, clocks and messages: a process's own clock", () => {
  it("reads `reading + (1 + driftPpm·1e-6)·t`", () => {
    expect(clockAt({ readingMs: 500, driftPpm: 0 }, 250)).toBe(750);
    expect(clockAt({ readingMs: 500, driftPpm: 100_000 }, 1000)).toBe(1600);
    expect(clockAt({ readingMs: -500, driftPpm: -100_000 }, 1000)).toBe(400);
    expect(clockAt({ readingMs: 0, driftPpm: 20 }, 240_000)).toBeCloseTo(240_004.8, 9);
  });

  it("plus the adjustments it has made", () => {
    const adjusted = shifted(shifted({ readingMs: 100, driftPpm: 100_000 }, 30), -50);
    expect(clockAt(adjusted, 1000)).toBe(1180);
  });
});

describe("Time, clocks and messages: timers run by the process's own oscillator", () => {
  it("d ms on its own clock are `d / (1 + driftPpm·1e-6)` of true time", () => {
    expect(trueDuration({ readingMs: 7, driftPpm: 0 }, 30)).toBe(30);
    expect(trueDuration({ readingMs: 7, driftPpm: -100_000 }, 90)).toBe(100);
    expect(trueDuration({ readingMs: 7, driftPpm: 100_000 }, 110)).toBeCloseTo(100, 10);
  });

  it("which are d ms by that clock, whenever the timer is set", () => {
    const cases = fc.tuple(clocks, fc.nat(600_000), fc.nat(600_000));
    always(cases, { runs: 300, sometimes: ["fast", "slow"] }, ([clock, from, afterMs], sometimes) => {
      sometimes("fast", clock.driftPpm > 0);
      sometimes("slow", clock.driftPpm < 0);
      const until = from + trueDuration(clock, afterMs);
      expect(Math.abs(clockAt(clock, until) - clockAt(clock, from) - afterMs)).toBeLessThan(1e-3);
    });
  });

  it("adjustments aside", () => {
    const clock = { readingMs: 7, driftPpm: 50 };
    expect(trueDuration(shifted(clock, -5000), 30)).toBe(trueDuration(clock, 30));
  });
});
