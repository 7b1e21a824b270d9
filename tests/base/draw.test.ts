import { describe, expect, it } from "vitest";
import { draw, mix, stream } from "../../src/base/draw.ts";

describe("MurmurHash3_x86_32 of whole words, as its author's reference code gives it", () => {
  it.each([
    { words: [], seed: 0, hash: 0 },
    { words: [], seed: 1, hash: 0x514e28b7 },
    { words: [], seed: 0xffffffff, hash: 0x81f16f39 },
    { words: [0xffffffff], seed: 0, hash: 0x76293b50 },
    { words: [0x87654321], seed: 0, hash: 0xf55b516b },
    { words: [0x87654321], seed: 0x5082edee, hash: 0x2362f9de },
    { words: [0], seed: 0, hash: 0x2362f9de },
    { words: ascii("aaaa"), seed: 0x9747b28c, hash: 0x5a97808a },
    { words: ascii("abcd"), seed: 0x9747b28c, hash: 0xf0478627 },
    { words: ascii("test"), seed: 0, hash: 0xba6bd213 },
    { words: ascii("test"), seed: 0x9747b28c, hash: 0x704b81dc },
  ])("$words under $seed", ({ words, seed, hash }) => expect(mix(words, seed)).toBe(hash));
});

/** A text of whole words, little end first. */
function ascii(text: string): number[] {
  const bytes = new DataView(new TextEncoder().encode(text).buffer);
  return Array.from({ length: bytes.byteLength / 4 }, (_, word) => bytes.getUint32(word * 4, true));
}

describe("draws", () => {
  const delays = stream(1, "delay 1>2");
  const drawn = Array.from({ length: 20_000 }, (_, n) => draw(delays, n));

  it("are from 0 to below 1", () => {
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });

  it("are spread evenly", () => {
    const bins = Array.from({ length: 20 }, () => 0);
    for (const x of drawn) bins[Math.floor(x * 20)] = (bins[Math.floor(x * 20)] ?? 0) + 1;
    // Chi squared with 19 degrees of freedom is above 43.8 once in a thousand times.
    const chi = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(43.8);
  });

  it("of one stream do not follow each other", () => {
    const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
    const products = drawn.slice(1).map((x, i) => (x - 0.5) * ((drawn[i] ?? 0) - 0.5));
    expect(Math.abs(mean(products) * 12)).toBeLessThan(0.03);
  });

  it("have 53 bits, all of which are used", () => {
    const bits = drawn.map((x) => BigInt(x * 2 ** 53));
    expect(bits.every((b, i) => Number(b) === (drawn[i] ?? 0) * 2 ** 53)).toBe(true);
    for (let bit = 0n; bit < 53n; bit++) {
      const ones = bits.filter((b) => (b >> bit) & 1n).length;
      expect(Math.abs(ones - 10_000), `bit ${bit}`).toBeLessThan(300);
    }
  });

  it("depend on nothing but seed, stream and count", () => {
    const again = stream(1, "delay 1>2");
    expect([7, 3, 7].map((n) => draw(again, n))).toEqual([drawn[7], drawn[3], drawn[7]]);
  });

  it.each([
    ["another seed", 2, "delay 1>2"],
    ["a seed that differs above 32 bits", 1 + 2 ** 32, "delay 1>2"],
    ["a negative seed", -1, "delay 1>2"],
    ["another link", 1, "delay 2>1"],
    ["another purpose", 1, "loss 1>2"],
  ])("%s draws something else", (_what, seed, name) => {
    const other = stream(seed, name);
    const same = drawn.filter((x, n) => x === draw(other, n));
    expect(same).toHaveLength(0);
  });
});
