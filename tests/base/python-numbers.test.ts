import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  pythonList,
  pythonRepr,
  pythonRound,
  pythonSum,
  secondsToMs,
} from "../../src/base/python-numbers.ts";
import { handoutLines } from "../../src/protocols/berkeley/listing.ts";

const oracle = join(import.meta.dirname, "../oracle/python-numbers/cases.json");
const cases = JSON.parse(readFileSync(oracle, "utf8")) as { clocks: number[]; lines: string[] }[];

describe("the handout's arithmetic, as CPython printed it", () => {
  it("there are the recorded cases", () => expect(cases.length).toBe(120));

  it.each(cases.map(({ clocks, lines }, i) => ({ i, clocks, lines })))("case $i", ({ clocks, lines }) => {
    expect(handoutLines(clocks)).toEqual(lines);
  });
});

describe("Python's round rounds the exact binary value, exact ties to even", () => {
  it.each([
    [0.125, 2, 0.12],
    [0.375, 2, 0.38],
    [-0.125, 2, -0.12],
    [2.675, 2, 2.67],
    [1.005, 2, 1.0],
    [0.015, 2, 0.01],
    [0.025, 2, 0.03],
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [1e22, 2, 1e22],
    [5e-324, 2, 0],
    [123456.789, 3, 123456.789],
  ])("round(%s, %i) is %s", (number, decimals, rounded) => {
    expect(pythonRound(number, decimals)).toBe(rounded);
  });

  it("keeps the sign of what becomes nothing", () => {
    expect(pythonRound(-0.001, 2)).toBe(-0);
    expect(pythonRound(-0, 2)).toBe(-0);
    expect(pythonRound(0.001, 2)).toBe(0);
  });
});

describe("Python's sum is compensated (3.12)", () => {
  it("adds what an addition loses", () => {
    expect(pythonSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(pythonSum([1e16, 1, -1e16])).toBe(1);
    expect(pythonSum([])).toBe(0);
    expect(pythonSum([-0])).toBe(0);
  });
});

describe("Python's repr of a float", () => {
  it.each([
    [100, "100.0"],
    [-0, "-0.0"],
    [0.1 + 0.2, "0.30000000000000004"],
    [1e16, "1e+16"],
    [9999999999999998, "9999999999999998.0"],
    [1.5e22, "1.5e+22"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [-1.25e-7, "-1.25e-07"],
    [5e-324, "5e-324"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [0.5, "0.5"],
    [12345.678, "12345.678"],
  ])("of %s", (number, text) => expect(pythonRepr(number)).toBe(text));

  it("of a list", () => expect(pythonList([1, -2.5])).toBe("[1.0, -2.5]"));
});

describe("seconds as milliseconds", () => {
  it("moves the point of the decimal number, and not the double's error", () => {
    expect(secondsToMs(1.005)).toBe(1005);
    expect(secondsToMs(-1.95)).toBe(-1950);
    expect(secondsToMs(5e-324)).toBe(5e-321);
    expect(secondsToMs(-0)).toBe(-0);
    expect(secondsToMs(9999999999.999)).toBe(9999999999999);
  });
});
