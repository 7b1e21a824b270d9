import { expect, it } from "vitest";
import { draw, stream } from "../../src/base/draw.ts";
import { naturalLog } from "../../src/base/logarithm.ts";

/** The distance of two doubles, in steps of the last digit of `near`. */
function ulps(x: number, near: number): number {
  if (x === near) return 0;
  const words = new DataView(new ArrayBuffer(8));
  words.setFloat64(0, Math.abs(near));
  words.setBigInt64(0, words.getBigInt64(0) + 1n);
  return Math.abs(x - near) / (words.getFloat64(0) - Math.abs(near));
}

const many = Array.from({ length: 20_000 }, (_, n) => draw(stream(1, "logarithm"), n));

it.each([
  ["from 0 to 1, as delays are drawn", (u: number) => 1 - u],
  ["close below 1", (u: number) => 1 - u * 1e-9],
  ["close above 1", (u: number) => 1 + u * 1e-9],
  ["around the square root of a half", (u: number) => Math.SQRT1_2 + (u - 0.5) * 1e-6],
  ["of every size", (u: number) => 2 ** (u * 2000 - 1000)],
])("agrees with Math.log to about the last digit %s", (_where, to) => {
  const worst = Math.max(...many.map((u) => ulps(naturalLog(to(u)), Math.log(to(u)))));
  expect(worst).toBeLessThanOrEqual(3);
});

it("is exactly 0 at 1", () => expect(naturalLog(1)).toBe(0));
it("reaches the smallest number that is drawn", () => {
  expect(naturalLog(2 ** -53)).toBeCloseTo(-53 * Math.LN2, 12);
});
it.each([0, -1, Infinity, NaN])("asserts that it is not asked for that of %s", (x) => {
  expect(() => naturalLog(x)).toThrow(/no logarithm/);
});

it("gives the very same digits everywhere", () => {
  const digits = [0.1, 0.3, 0.5, 0.7, 0.9, 0.999, 1e-9, 3, 1e6].map(naturalLog);
  expect(digits.map((x) => x.toString(16))).toMatchInlineSnapshot(`
    [
      "-2.4d763776aaa2a",
      "-1.34378fcbda72",
      "-0.b17217f7d1cf78",
      "-0.5b4f0c9384fd3c",
      "-0.1af8e8210a415b",
      "-0.0041919c365e6dcc",
      "-14.b927f32bffb8",
      "1.193ea7aad030a",
      "d.d0c54cc7ffd",
    ]
  `);
});
