import { describe, expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { pythonLines } from "../../src/ui/panels/code/python.ts";

const kinds = (line: string) => pythonLines(line)[0]?.map(({ kind, text }) => `${kind}:${text}`);

describe("Python in colours", () => {
  test("knows keywords, names, numbers, texts and comments", () => {
    expect(kinds("def leave(self, n=10):  # go")).toEqual([
      "keyword:def",
      "plain: ",
      "name:leave",
      "plain:(",
      "plain:self",
      "plain:, ",
      "plain:n",
      "plain:=",
      "number:10",
      "plain:):  ",
      "comment:# go",
    ]);
  });

  test("a # inside a string starts no comment, and an escaped quote does not end the string", () => {
    expect(kinds('say("# \\" no", x)')).toEqual([
      "plain:say",
      "plain:(",
      'text:"# \\" no"',
      "plain:, ",
      "plain:x",
      "plain:)",
    ]);
    expect(kinds("f'{a}'")).toEqual(["text:f'{a}'"]);
  });

  test("carries a text of several lines over them", () => {
    const lines = pythonLines('"""One\ntwo"""\nx = 1\n');
    expect(lines.map((line) => line[0]?.kind)).toEqual(["text", "text", "plain"]);
  });

  test.each(
    experiments.flatMap(({ listingsOf, scenarios }) =>
      scenarios.flatMap(({ scenario }) => listingsOf(scenario)),
    ),
  )("loses no character of $name", ({ text }) => {
    const back = pythonLines(text)
      .map((line) => line.map((token) => token.text).join(""))
      .join("\n");
    expect(`${back}\n`).toBe(text.endsWith("\n") ? text : `${text}\n`);
  });
});
