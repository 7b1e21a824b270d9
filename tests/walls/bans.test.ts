import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layers, pureLayers } from "../../scripts/lint/layers.mjs";
import { reasons as exactness } from "../../scripts/lint/plugin.mjs";
import { reasons } from "../../scripts/lint/walls.mjs";
import { type Finding, PlantedProject } from "./planted.ts";

interface Ban {
  readonly title: string;
  readonly text: string;
  readonly reason: string;
  readonly within: readonly string[];
}

const everywhere = Object.keys(layers);
const headless = [...pureLayers, "store"];
const exact = pureLayers.filter((layer) => layer !== "scene");

const ban = (within: readonly string[], reason: string, ...expressions: readonly string[]): readonly Ban[] =>
  expressions.map((expression) => ({
    title: expression,
    text: `export const planted = (x: any): unknown => [x, ${expression}];\n`,
    reason,
    within,
  }));

const bans: readonly Ban[] = [
  ...ban(everywhere, reasons.chance, "Math.random()", 'Math["random"]()'),
  ...ban(headless, reasons.chance, "crypto.randomUUID()"),
  ...ban(headless, reasons.clock, "Date.now()", "new Date()", "performance.now()", "globalThis.Date"),
  ...ban(
    ["ui"],
    reasons.frame,
    "requestAnimationFrame(x)",
    "window.requestAnimationFrame(x)",
    "cancelAnimationFrame(1)",
  ),
  ...ban(headless, reasons.timer, "setTimeout(x)", "setInterval(x)", "requestAnimationFrame(x)"),
  ...ban(headless, reasons.page, "document.title", "window", "localStorage.length", "location.hash"),
  ...ban(headless, reasons.machine, "process.cwd()", "fetch(x)"),
  ...ban(
    [...headless, "cli"],
    reasons.locale,
    "x.toLocaleString()",
    "x.localeCompare(x)",
    "new Intl.NumberFormat()",
  ),
  ...ban(
    pureLayers,
    exactness.exactMath,
    ...[
      "log",
      "log2",
      "log10",
      "log1p",
      "exp",
      "expm1",
      "pow",
      "tan",
      "asin",
      "acos",
      "atan",
      "sinh",
      "cbrt",
    ].map((name) => `Math.${name}(x)`),
  ),
  ...ban(
    exact,
    exactness.exactMath,
    "Math.sin(x)",
    "Math.cos(x)",
    "Math.atan2(x, x)",
    "Math.hypot(x)",
    'Math["sin"](x)',
  ),
  ...ban(pureLayers, exactness.mathEscapes, "Math[x]", "{ ...Math }", "((m: any) => m.log(x))(Math)"),
  ...ban(everywhere, exactness.fetchByChunk, 'import("./other.ts")', 'f(() => import("./other.ts"))'),
  ...ban(pureLayers, exactness.noPower, "x ** 2", "(x **= 2)"),
];

const allowed = [
  "sqrt",
  "floor",
  "ceil",
  "round",
  "trunc",
  "abs",
  "min",
  "max",
  "imul",
  "sign",
  "clz32",
  "fround",
];

const cases = bans.map((planted, index) => ({
  ...planted,
  files: planted.within.map((layer) => `src/${layer}/ban-${index}.ts`),
}));
const project = new PlantedProject();
let findings: readonly Finding[] = [];
const about = (file: string): readonly string[] =>
  findings.filter((finding) => finding.file === file).map(({ text }) => text);

beforeAll(() => {
  for (const { files, text } of cases) for (const file of files) project.plant(file, text);
  for (const layer of pureLayers)
    project.plant(
      `src/${layer}/allowed.ts`,
      `export const planted = (x: number): number[] => [${allowed.map((name) => `Math.${name}(x)`).join(", ")}];\n`,
    );
  project.plant(
    "src/scene/circle.ts",
    "export const planted = (x: number): number => Math.sin(x) + Math.cos(x);\n",
  );
  project.plant("src/ui/clock.ts", "export const planted = (): number => performance.now() + Math.log(2);\n");
  project.plant(
    "src/ui/loop/loop.ts",
    "export const planted = (): number => requestAnimationFrame(() => {});\n",
  );
  project.plant("src/cli/clock.ts", "export const planted = (): number => performance.now();\n");
  project.plant(
    "src/ui/hooks.tsx",
    'import { useState } from "react";\nexport function Planted(props: { on: boolean }): unknown {\n  if (props.on) useState(1);\n  return null;\n}\n',
  );
  project.plant("src/ui/picture.tsx", 'export const Planted = (): unknown => <img src="planted.png" />;\n');
  project.plant(
    "src/base/floating.ts",
    "const later = async (): Promise<number> => 1;\nexport const planted = (): void => {\n  later();\n};\n",
  );
  project.plant(
    "src/ui/lazy.tsx",
    'import { lazy } from "react";\nexport const Planted = lazy(() => new Promise(() => {}));\n',
  );
  project.plant("src/ui/chunk/other.ts", "export const other = 1;\n");
  project.plant(
    "src/ui/fetched.ts",
    'import { Chunk } from "./chunk/chunk.ts";\nexport const planted = new Chunk(() => import("./chunk/other.ts"));\n',
  );
  project.plant(
    "src/ui/chunk/chunk.ts",
    "export class Chunk {\n  constructor(readonly load: () => Promise<unknown>) {}\n}\n",
  );
  project.plant("src/base/default.ts", "export default 1;\n");
  project.plant(
    "src/base/silenced.ts",
    "// oxlint-disable-next-line eqeqeq\nexport const planted = (x: number): boolean => x === 1;\n",
  );
  findings = project.lint();
}, 60_000);
afterAll(() => project.remove());

describe("bans", () => {
  it.each(cases)("$title in $within", ({ files, reason }) => {
    for (const file of files) expect(about(file), file).toContainEqual(expect.stringContaining(reason));
  });

  it.each([
    ...pureLayers.map((layer) => `src/${layer}/allowed.ts`),
    "src/scene/circle.ts",
    "src/ui/clock.ts",
    "src/ui/loop/loop.ts",
    "src/cli/clock.ts",
    "src/ui/fetched.ts",
  ])("%s passes", (file) => {
    expect(about(file)).toEqual([]);
  });
});

describe("rules for every layer", () => {
  it.each([
    ["a conditional hook", "src/ui/hooks.tsx", "rules-of-hooks"],
    ["a picture without a text", "src/ui/picture.tsx", "alt-text"],
    ["a promise that no code waits for", "src/base/floating.ts", "no-floating-promises"],
    ["a part fetched by React.lazy", "src/ui/lazy.tsx", "fetch-by-chunk"],
    ["a default export", "src/base/default.ts", "no-default-export"],
  ])("%s", (_, file, rule) => {
    const rules = findings.filter((finding) => finding.file === file).map((finding) => finding.rule);
    expect(rules).toContainEqual(expect.stringContaining(rule));
  });

  it("a silenced check that silences nothing", () => {
    expect(about("src/base/silenced.ts")).toContainEqual(expect.stringContaining("Unused"));
  });
});
