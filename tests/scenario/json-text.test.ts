import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/experiments/files.ts";
import { readJson } from "../../src/scenario/json-text.ts";
import { tellAll } from "../../src/scenario/problem.ts";
import { computingMs } from "../support/computing.ts";

function told(text: string): string {
  const result = readJson(text);
  return result.ok ? "fine" : tellAll(result.problems);
}

const small = '{"version": 1, "experiment": "ricart-agrawala", "processes": [{"id": "1"}]}';

describe("scenario.md: text that is no JSON, the line", () => {
  it.each([
    ["a missing value", '{\n  "version": 1,\n  "seed": ,\n}', 3],
    ["a comma too many", '{\n  "version": 1,\n}', 3],
    ["a comma too few", '{\n  "version": 1\n  "seed": 2\n}', 3],
    ["a brace that is not closed", '{\n  "network": {\n    "loss": 0\n', 4],
    ["a text that is not closed", '{\n\n\n  "title": "two\n}', 4],
    ["something behind the end", "{\n}\n\n{}", 4],
    ["a comment", '{\n  // a remark\n  "version": 1\n}', 2],
    ["single quotes", "{\n  'version': 1\n}", 2],
    ["a number that is none", '{\n"seed": 01\n}', 2],
    ["NaN", '{\n"seed": NaN\n}', 2],
    ["CRLF line ends", '{\r\n  "version": 1,\r\n  "seed": x\r\n}', 3],
    ["a byte order mark before it", '\uFEFF{\n  "seed": x\n}', 2],
  ])("%s", (_what, text, line) => {
    expect(told(text)).toMatch(new RegExp(`^is not JSON: line ${line}, column [1-9][0-9]*: \\S`));
  });

  it("and the column", () => {
    expect(told('{\n  "seed": x\n}')).toContain("line 2, column 11:");
  });
});

describe("texts that people's editors make", () => {
  it("a byte order mark is no mistake", () => expect(readScenario(`\uFEFF${small}`).ok).toBe(true));
  it("CRLF is no mistake", () => expect(readScenario(`${small.replaceAll(" ", "\r\n")}\r\n`).ok).toBe(true));
  it("reports an empty text", () => expect(told(" \n")).toMatch(/is empty/));
  it("reports a duplicate key, with the line of the second", () => {
    expect(told('{"network": {\n"loss": 0,\n"loss": 1}}')).toMatch(
      /^network\.loss: is listed twice .*line 3/,
    );
  });
  it("the same key in two objects is no mistake", () => {
    expect(told('[{"a": 1, "b": {"a": 1}}, {"a": 2}]')).toBe("fine");
  });
});

describe("hostile texts are refused, quickly and in words", () => {
  const deep = "[".repeat(100_000);

  it.each([
    ["brackets without end", deep, /nested/],
    ["objects without end", '{"a":'.repeat(100_000), /nested/],
    ["whole, and deep", deep + "]".repeat(100_000), /nested/],
    ["deep behind a text that a line end cuts", `{"a":"\r${deep}"}`, /nested/],
    ["deep behind a comment with a quote in it", `/* " */${deep}"`, /line 1, column 1/],
    ["quotes and backslashes without end", `"${'\\"'.repeat(300_000)}`, /line 1/],
    ["quotes on many lines", '"\n'.repeat(300_000), /line 1/],
    ["brackets in a text, closed twice", `["${deep}"]]`, /line 1/],
    ["nothing but zeros", "\0".repeat(1_000_000), /line 1, column 1/],
  ])("%s", (_what, text, message) => {
    expect(computingMs(() => expect(told(text)).toMatch(message))).toBeLessThan(3000);
  });

  it("brackets inside of a text do not count as nesting", () => {
    expect(told(`["${deep}\\"${deep}", "\\\\", []]`)).toBe("fine");
  });

  it("200 levels are read, 201 are not", () => {
    const nested = (levels: number) => told("[".repeat(levels) + "]".repeat(levels));
    expect(nested(200)).toBe("fine");
    expect(nested(201)).toMatch(/nested more than 200 deep/);
  });

  it("a text of 30 million characters is looked at", () => {
    expect(told(`{"title": "${"a".repeat(30_000_000)}"}`)).toBe("fine");
  });

  it("a longer text than that is not", () =>
    expect(told(" ".repeat(32_000_001))).toMatch(/at most 32000000/));
});
