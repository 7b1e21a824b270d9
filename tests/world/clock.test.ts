import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjusted, clockAt, clockFrom, shifted, slewLeft, trueDuration } from "../../src/world/clock.ts";
import { always } from "../support/always.ts";

const clocks = fc
  .record({
    readingMs: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    driftPpm: fc.double({ min: -100_000, max: 100_000, noNaN: true }),
  })
  .map(({ readingMs, driftPpm }) => clockFrom(readingMs, driftPpm));

describe("Time, clocks and messages: a process's own clock", () => {
  it("reads `reading + (1 + driftPpm·1e-6)·t`", () => {
    expect(clockAt(clockFrom(500, 0), 250)).toBe(750);
    expect(clockAt(clockFrom(500, 100_000), 1000)).toBe(1600);
    expect(clockAt(clockFrom(-500, -100_000), 1000)).toBe(400);
    expect(clockAt(clockFrom(0, 20), 240_000)).toBeCloseTo(240_004.8, 9);
  });

  it("plus the adjustments it has made", () => {
    const adjusted = shifted(shifted(clockFrom(100, 100_000), 30), -50);
    expect(clockAt(adjusted, 1000)).toBe(1180);
  });
});

describe("Time, clocks and messages: timers run by the process's own oscillator", () => {
  it("d ms on its own clock are `d / (1 + driftPpm·1e-6)` of true time", () => {
    expect(trueDuration(clockFrom(7, 0), 30)).toBe(30);
    expect(trueDuration(clockFrom(7, -100_000), 90)).toBe(100);
    expect(trueDuration(clockFrom(7, 100_000), 110)).toBeCloseTo(100, 10);
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
    const clock = clockFrom(7, 50);
    expect(trueDuration(shifted(clock, -5000), 30)).toBe(trueDuration(clock, 30));
  });
});

describe("Berkeley: adjusting", () => {
  it("at once (step)", () => {
    const clock = adjusted(clockFrom(1000, 0), 500, -300, null);
    expect(clockAt(clock, 500)).toBe(1200);
    expect(clockAt(clock, 600)).toBe(1300);
  });

  it("slewed: faster or slower by a bounded rate until the amount is used up", () => {
    const clock = adjusted(clockFrom(1000, 0), 500, -10, 100_000);
    expect([500, 550, 600, 700].map((atMs) => clockAt(clock, atMs))).toEqual([1500, 1545, 1590, 1690]);
    expect([500, 550, 600, 700].map((atMs) => slewLeft(clock, atMs))).toEqual([-10, -5, 0, 0]);
    const faster = adjusted(clockFrom(1000, 0), 500, 10, 100_000);
    expect([500, 550, 600, 700].map((atMs) => clockAt(faster, atMs))).toEqual([1500, 1555, 1610, 1710]);
  });

  it("a new adjustment cancels the rest of the old one, as adjtime does", () => {
    const clock = adjusted(adjusted(clockFrom(0, 0), 0, 10, 100_000), 50, -2, 100_000);
    expect(clockAt(clock, 50)).toBeCloseTo(55, 9);
    expect(clockAt(clock, 70)).toBeCloseTo(73, 9);
    expect(clockAt(clock, 1000)).toBeCloseTo(1003, 9);
    const stopped = adjusted(adjusted(clockFrom(0, 0), 0, 10, 100_000), 50, 0, 100_000);
    expect(clockAt(stopped, 1000)).toBeCloseTo(1005, 9);
  });

  it("a clock that is set while it is slewed goes on being slewed", () => {
    const clock = shifted(adjusted(clockFrom(0, 0), 0, 10, 100_000), -500);
    expect(clockAt(clock, 50)).toBe(-445);
    expect(clockAt(clock, 200)).toBe(-290);
  });

  it("slewed, it never runs backwards, by no bit of a double", () => {
    const amounts = fc.array(
      fc.record({
        forMs: fc.double({ min: 0, max: 50_000, noNaN: true }),
        byMs: fc.double({ min: -5000, max: 5000, noNaN: true }),
        ppm: fc.double({ min: 1, max: 999_999, noNaN: true }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const cases = fc.tuple(
      clocks,
      amounts,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }),
    );
    always(cases, { runs: 500, sometimes: ["cut short"] }, ([begun, list, within], sometimes) => {
      let clock = begun;
      let fromMs = 0;
      let last = clockAt(clock, 0);
      let back = 0;
      for (const { forMs, byMs, ppm } of list) {
        clock = adjusted(clock, fromMs, byMs, ppm);
        for (const part of [0, ...within.toSorted((a, b) => a - b), 1]) {
          const now = clockAt(clock, fromMs + part * forMs);
          back = Math.max(back, last - now);
          last = now;
        }
        fromMs += forMs;
        sometimes("cut short", slewLeft(clock, fromMs) !== 0);
      }
      expect(back).toBe(0);
    });
  });
});
