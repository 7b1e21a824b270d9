import { describe, expect, it } from "vitest";
import { stream } from "../../src/base/draw.ts";
import { delayOf, type Delay } from "../../src/world/delay.ts";

function drawn(delay: Delay, seed = 1): number[] {
  const delays = stream(seed, "delay 1>2");
  return Array.from({ length: 10_000 }, (_, n) => delayOf(delay, delays, n + 1));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

describe("Time, clocks and messages: delays", () => {
  it("constant", () => {
    expect(new Set(drawn({ kind: "constant", ms: 12.5 }))).toEqual(new Set([12.5]));
  });

  it("uniform", () => {
    const delays = drawn({ kind: "uniform", minMs: 5, maxMs: 15 });
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
    expect(Math.min(...delays)).toBeLessThan(5.1);
    expect(Math.max(...delays)).toBeLessThanOrEqual(15);
    expect(Math.max(...delays)).toBeGreaterThan(14.9);
    expect(mean(delays)).toBeCloseTo(10, 0);
  });

  it("uniform between equal bounds is constant", () => {
    expect(new Set(drawn({ kind: "uniform", minMs: 7, maxMs: 7 }))).toEqual(new Set([7]));
  });

  it("exponential above a minimum, with `meanMs` over the minimum", () => {
    const delays = drawn({ kind: "exponential", minMs: 5, meanMs: 20 });
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
    expect(Math.abs(mean(delays) - 25)).toBeLessThan(0.8);
    // The half of an exponential lies below mean · ln 2, and e⁻³ of it above three means.
    const above = (ms: number) => delays.filter((x) => x > ms).length / delays.length;
    expect(Math.abs(above(5 + 20 * Math.LN2) - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(above(65) - Math.exp(-3))).toBeLessThan(0.01);
  });

  it("exponential with mean 0 is its minimum", () => {
    expect(new Set(drawn({ kind: "exponential", minMs: 5, meanMs: 0 }))).toEqual(new Set([5]));
  });

  it("another seed draws others", () => {
    const delay: Delay = { kind: "uniform", minMs: 0, maxMs: 1 };
    const other = drawn(delay, 2);
    expect(drawn(delay).filter((x, i) => x === other[i])).toHaveLength(0);
  });
});
