import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { node } from "../support/scenario.ts";
import { fileText, Folder, interleave, lines, type Ended } from "./command.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const good = fileText({ processes: [node("1", [0, 5]), node("2")] });
const garbage = Buffer.from(Array.from({ length: 5_000_000 }, (_, i) => (i * 2_654_435_761) >>> 24));

/** Files that are no scenario, and what must be told of each after its path. */
const bad: readonly (readonly [name: string, content: string | Buffer, told: RegExp])[] = [
  ["empty", "", /is empty/],
  ["blank", " \n\t\n", /is empty/],
  ["one-character", "{", /is not JSON: line 1/],
  ["array", "[]", /is not a scenario/],
  ["null", "null", /is not a scenario/],
  ["number", "42", /is not a scenario/],
  ["no-json", '{\n  "version": 1,\n  "seed": \n}', /is not JSON: line 4/],
  [
    "minus-three",
    good.replace('"version":1', '"version":1,"network":{"delay":{"kind":"constant","ms":-3}}'),
    /network\.delay\.ms: must be 0 to 600000, is -3$/,
  ],
  ["unknown-key", good.replace('"version":1', '"version":1,"colour":"red"'), /colour: is unknown$/],
  ["twice", good.replace('"version":1', '"version":1,"version":1'), /version: is listed twice .*line 1/],
  ["proto", good.replace('"version":1', '"version":1,"__proto__":{"seed":2}'), /__proto__: is unknown$/],
  ["constructor", good.replace('"version":1', '"version":1,"constructor":null'), /constructor: is unknown$/],
  ["deep-array", "[".repeat(1_000_000), /nested/],
  ["deep-object", '{"a":'.repeat(200_000) + "1" + "}".repeat(200_000), /nested/],
  ["deep-comment", `/* " */${"[".repeat(300_000)}"`, /line 1, column 1/],
  ["garbage", garbage, /is not JSON|is empty|nested/],
  ["printable-garbage", Buffer.from(garbage.map((byte) => 33 + (byte % 90))), /is not JSON|nested/],
  ["quotes", '"\\'.repeat(2_500_000), /is not JSON/],
  ["gzip", gzipSync(good), /is not JSON/],
  ["utf-16", Buffer.from(`\uFEFF${good}`, "utf16le"), /is not JSON/],
  ["zeros", Buffer.alloc(1000), /is not JSON/],
  [
    "long-text",
    `{"version":1,"experiment":"ricart-agrawala","processes":[{"id":"1"}],"title":"${"x".repeat(5_000_000)}"}`,
    /^[^"]{0,200}title: must be a text of at most 500 characters, is "xxx/,
  ],
  [
    "many-processes",
    fileText({ processes: Array.from({ length: 50_000 }, (_, i) => node(String(i + 1))) }),
    /processes: must be a list of 1 to 64 processes, has 50000/,
  ],
  ["huge-number", good.replace('"version":1', '"version":1,"seed":1e999'), /seed: must be .*Infinity/],
];

/** Files that look odd and are scenarios all the same. */
const odd: readonly (readonly [name: string, content: string | Buffer])[] = [
  ["bom", `\uFEFF${good}`],
  ["crlf", good.replaceAll(",", ",\r\n")],
  ["escapes", good.replace('"version"', '"\\u0076ersion"')],
  ["exponents", good.replace('"version":1', '"version":1.0,"seed":1e3')],
  ["emoji", good.replace('"version":1', '"version":1,"title":"\\ud83d\\ude00 ≤ \\u0000"')],
];

describe("a file that is no scenario gives an error in its place, and exit 2", () => {
  const folder = new Folder();
  const paths = bad.map(([name, content]) => folder.write(`${name}.json`, content));
  mkdirSync(join(folder.path, "folder.json"));
  const others = [
    [join(folder.path, "folder.json"), "is a folder, not a file"],
    [join(folder.path, "missing.json"), "there is no such file"],
    [join(folder.path, "bom.json", "below"), /./],
  ] as const;
  const oddPaths = odd.map(([name, content]) => folder.write(`${name}.json`, content));
  let ended: Ended;
  let printed: { error?: string }[];

  beforeAll(async () => {
    // Every bad file between two good ones.
    const all = [...paths, ...others.map(([path]) => path)].flatMap((path) => [oddPaths[0] ?? "", path]);
    ended = await interleave(["run", ...all, ...oddPaths]);
    printed = lines(ended.out) as { error?: string }[];
  });
  afterAll(() => folder.remove());

  it("exits with 2 and says the same on standard error", () => {
    expect(ended.status).toBe(2);
    const errors = printed.flatMap(({ error }) => (error === undefined ? [] : [error]));
    expect(ended.err).toBe(errors.map((error) => `${error}\n`).join(""));
  });

  it("the other files still run, in their places", () => {
    expect(printed).toHaveLength(2 * (bad.length + others.length) + odd.length);
    printed.forEach((one, i) => {
      const isBad = i < 2 * (bad.length + others.length) && i % 2 === 1;
      expect(Object.hasOwn(one, "error"), `line ${i + 1}`).toBe(isBad);
    });
  });

  it.each(bad.map(([name, , told], i) => ({ name, told, i })))("$name", ({ told, i }) => {
    const { error = "", ...rest } = printed[2 * i + 1] ?? {};
    expect(rest).toEqual({});
    expect(error.startsWith(`${paths[i]}: `)).toBe(true);
    expect(error.slice(`${paths[i]}: `.length)).toMatch(told);
    expect(error.length).toBeLessThan(1000);
  });

  it.each(others.map(([path, told], i) => ({ path: path.split("/").at(-1), told, i })))(
    "$path",
    ({ told, i }) => {
      const error = printed[2 * (bad.length + i) + 1]?.error ?? "";
      expect(error.slice(`${others[i]?.[0]}: `.length)).toMatch(told);
    },
  );

  it.each(odd.map(([name], i) => ({ name, i })))("$name is a scenario", ({ i }) => {
    expect(printed[2 * (bad.length + others.length) + i]).toMatchObject({ end: "quiet", steps: 6 });
  });
});

describe("other formats", () => {
  const folder = new Folder();
  afterAll(() => folder.remove());

  it.each(["trace", "transcript"])("%s: standard output has nothing but results", async (format) => {
    const paths = [folder.write("bad.json", "{"), folder.write("good.json", good)];
    const ended = await interleave(["run", ...paths, "--format", format]);
    expect(ended.status).toBe(2);
    expect(ended.err).toMatch(/^[^\n]*bad\.json: is not JSON: line 1[^\n]*\n$/);
    expect(ended.out).toMatch(format === "trace" ? /^\{.*\}\n$/ : /^ +0 {2}- {2}begin\n(.+\n)+$/);
  });
});
