import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layers } from "../../scripts/lint/layers.mjs";
import { root } from "../../scripts/tools.mjs";
import { type Finding, PlantedProject } from "./planted.ts";

const missing: readonly string[] = [
  "document.title",
  "window.innerWidth",
  "localStorage.length",
  "setTimeout(() => {}, 1)",
  "process.cwd()",
  "new HTMLElement()",
];

const strict: readonly (readonly [title: string, text: string, code: string])[] = [
  [
    "an index that may be absent",
    "export const planted = (list: readonly number[]): number => list[0];\n",
    "TS2322",
  ],
  [
    "undefined for an optional property",
    "export const planted: { x?: number } = { x: undefined };\n",
    "TS2375",
  ],
  ["a type imported as a value", 'import { T } from "./type.ts";\nexport const planted: T = 1;\n', "TS1484"],
];

const project = new PlantedProject();
let findings: readonly Finding[] = [];
const codesOf = (file: string): readonly string[] =>
  findings.filter((finding) => finding.file === file).map(({ rule }) => rule);

beforeAll(() => {
  for (const [index, expression] of missing.entries())
    project.plant(`src/base/missing-${index}.ts`, `export const planted: unknown = ${expression};\n`);
  project.plant("src/base/type.ts", "export type T = number;\n");
  for (const [index, [, text]] of strict.entries()) project.plant(`src/base/strict-${index}.ts`, text);
  project.plant(
    "src/base/fine.ts",
    "export const planted = new Map([[1, structured([2])]]);\nfunction structured<T>(x: T): T {\n  return x;\n}\n",
  );
  findings = project.compile("tsconfig.pure.json");
}, 60_000);
afterAll(() => project.remove());

describe("the compiler's project of the pure layers", () => {
  it.each(missing.map((expression, index) => ({ expression, index })))(
    "does not know $expression",
    ({ index }) => {
      expect(codesOf(`src/base/missing-${index}.ts`)).toContainEqual(
        expect.stringMatching(/^TS(2304|2580|2584|2591)$/),
      );
    },
  );

  it.each(strict.map(([title, , code], index) => ({ title, code, index })))(
    "refuses $title",
    ({ code, index }) => {
      expect(codesOf(`src/base/strict-${index}.ts`)).toContain(code);
    },
  );

  it("lets the language itself pass", () => {
    expect(codesOf("src/base/fine.ts")).toEqual([]);
  });

  it("holds every layer but ui, workers and cli", () => {
    const config = JSON.parse(readFileSync(join(root, "tsconfig.pure.json"), "utf8")) as {
      include: string[];
    };
    const held = config.include
      .filter((path) => !path.endsWith(".d.ts"))
      .map((path) => path.replace("src/", ""));
    const outside = ["ui", "workers", "cli"];
    expect(held.toSorted()).toEqual(
      Object.keys(layers)
        .filter((layer) => !outside.includes(layer))
        .toSorted(),
    );
  });
});
