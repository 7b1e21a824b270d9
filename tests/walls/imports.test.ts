import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layers } from "../../scripts/lint/layers.mjs";
import { layerReason, packageReason, reasons } from "../../scripts/lint/walls.mjs";
import { type Finding, PlantedProject } from "./planted.ts";

interface Case {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  /** Why it must be refused; null when it must pass. */
  readonly reason: string | null;
}

const names = Object.keys(layers);

const between = names.flatMap((from): Case[] =>
  [...names, "main"]
    .filter((to) => to !== from)
    .map((to) => {
      const allowed = layers[from]?.may.includes(to) ?? false;
      return {
        title: `${from} ${allowed ? "may" : "may not"} import ${to}`,
        file: `src/${from}/imports-${to}.ts`,
        text:
          to === "main"
            ? 'import { planted } from "../main.tsx";\nexport const copy = planted;\n'
            : `import { planted } from "../${to}/planted.ts";\nexport const copy = planted;\n`,
        reason: allowed ? null : layerReason(from),
      };
    }),
);

const forms: readonly Case[] = [
  ["a type", 'import type { T } from "../world/planted.ts";\nexport type U = T;\n'],
  ["an export from", 'export { planted } from "../world/planted.ts";\n'],
  ["a dynamic import", 'export const later = (): Promise<unknown> => import("../world/planted.ts");\n'],
  ["a side effect", 'import "../world/planted.ts";\n'],
  ["no extension", 'import { planted } from "../world/planted";\nexport const copy = planted;\n'],
  ["a folder", 'import { planted } from "../world";\nexport const copy = planted;\n'],
  ["a detour", 'import { planted } from "./../world/planted.ts";\nexport const copy = planted;\n'],
].map(([form = "", text = ""], index) => ({
  title: `protocols may not import world by ${form}`,
  file: `src/protocols/form-${index}.ts`,
  text,
  reason: layerReason("protocols"),
}));

const deep: readonly Case[] = [
  {
    title: "a deeper folder is behind the same wall",
    file: "src/protocols/deep/planted-deep.ts",
    text: 'import { planted } from "../../runtimes/planted.ts";\nexport const copy = planted;\n',
    reason: layerReason("protocols"),
  },
  {
    title: "a layer may import itself",
    file: "src/protocols/deep/own.ts",
    text: 'import { planted } from "../planted.ts";\nexport const copy = planted;\n',
    reason: null,
  },
  {
    title: "a test beside its source is behind the same wall",
    file: "src/protocols/planted.test.ts",
    text: 'import { planted } from "../runtimes/planted.ts";\nexport const copy = planted;\n',
    reason: layerReason("protocols"),
  },
];

const uses = (source: string, name: string): string =>
  `import { ${name} } from "${source}";\nexport const copy = ${name};\n`;

const packages: readonly Case[] = [
  ...names
    .filter((layer) => layer !== "ui")
    .map((layer) => ({
      title: `${layer} may not import react`,
      file: `src/${layer}/package-react.ts`,
      text: uses("react", "useState"),
      reason: packageReason(layer),
    })),
  ...names
    .filter((layer) => layer !== "ui" && layer !== "scene")
    .map((layer) => ({
      title: `${layer} may not import d3`,
      file: `src/${layer}/package-d3.ts`,
      text: uses("d3", "line"),
      reason: packageReason(layer),
    })),
  ...[
    "select",
    "selectAll",
    "zoom",
    "drag",
    "axisBottom",
    "brush",
    "transition",
    "timer",
    "json",
    "randomNormal",
  ].map((name) => ({
    title: `scene may not import d3's ${name}`,
    file: `src/scene/d3-${name}.ts`,
    text: uses("d3", name),
    reason: reasons.d3Impure,
  })),
  ...["line", "scaleLinear", "arc", "extent"].map((name) => ({
    title: `scene may import d3's ${name}`,
    file: `src/scene/d3-${name}.ts`,
    text: uses("d3", name),
    reason: null,
  })),
  {
    title: "ui may import d3's zoom",
    file: "src/ui/d3-zoom.ts",
    text: uses("d3", "zoom"),
    reason: null,
  },
  {
    title: "scene may not go round d3's door",
    file: "src/scene/d3-submodule.ts",
    text: uses("d3-selection", "select"),
    reason: packageReason("scene"),
  },
  ...["ui", "scene"].map((layer) => ({
    title: `${layer} may not import the whole of d3`,
    file: `src/${layer}/d3-whole.ts`,
    text: 'import * as d3 from "d3";\nexport const copy = d3;\n',
    reason: reasons.d3Whole,
  })),
  {
    title: "store may not import zustand's react half",
    file: "src/store/zustand.ts",
    text: uses("zustand", "create"),
    reason: reasons.zustandReact,
  },
  {
    title: "store may import zustand/vanilla",
    file: "src/store/zustand-vanilla.ts",
    text: uses("zustand/vanilla", "createStore"),
    reason: null,
  },
  {
    title: "runtimes may not import zustand/vanilla",
    file: "src/runtimes/zustand-vanilla.ts",
    text: uses("zustand/vanilla", "createStore"),
    reason: packageReason("runtimes"),
  },
  {
    title: "scenario may import valibot",
    file: "src/scenario/valibot.ts",
    text: uses("valibot", "object"),
    reason: null,
  },
  {
    title: "protocols may not import valibot",
    file: "src/protocols/valibot.ts",
    text: uses("valibot", "object"),
    reason: packageReason("protocols"),
  },
  {
    title: "trace may not import node:fs",
    file: "src/trace/node-fs.ts",
    text: uses("node:fs", "readFileSync"),
    reason: packageReason("trace"),
  },
  {
    title: "cli may import node:fs",
    file: "src/cli/node-fs.ts",
    text: uses("node:fs", "readFileSync"),
    reason: null,
  },
];

const single = [...forms, ...deep, ...packages];
const project = new PlantedProject();
let findings: readonly Finding[] = [];

beforeAll(() => {
  for (const layer of names)
    project.plant(`src/${layer}/planted.ts`, "export type T = number;\nexport const planted = 1;\n");
  project.plant("src/main.tsx", "export const planted = 1;\n");
  project.plant(
    "src/base/cycle-a.ts",
    'import { b } from "./cycle-b.ts";\nexport const a = (): number => b();\n',
  );
  project.plant(
    "src/base/cycle-b.ts",
    'import { a } from "./cycle-a.ts";\nexport const b = (): number => a();\n',
  );
  project.plant(
    "src/base/type-cycle-a.ts",
    'import type { B } from "./type-cycle-b.ts";\nexport interface A {\n  readonly b: B;\n}\n',
  );
  project.plant(
    "src/base/type-cycle-b.ts",
    'import type { A } from "./type-cycle-a.ts";\nexport interface B {\n  readonly a: A | null;\n}\n',
  );
  for (const { file, text } of [...between, ...single]) project.plant(file, text);
  findings = project.lint();
}, 60_000);
afterAll(() => project.remove());

/** What the wall says about a planted file; null when it lets it pass. */
const wallAt = (file: string): string | null =>
  findings.find((finding) => finding.file === file && finding.rule === "eslint(no-restricted-imports)")
    ?.text ?? null;

describe("imports", () => {
  it.each(names)("%s may import the layers that its line names, and no other", (layer) => {
    const own = between.filter(({ file }) => file.startsWith(`src/${layer}/`));
    expect(own).toHaveLength(names.length);
    for (const { title, file, reason } of own) {
      if (reason === null) expect(wallAt(file), title).toBeNull();
      else expect(wallAt(file), title).toContain(reason);
    }
  });

  it.each(single)("$title", ({ file, reason }) => {
    if (reason === null) expect(wallAt(file)).toBeNull();
    else expect(wallAt(file)).toContain(reason);
  });

  it("refuses a cycle, by types too", () => {
    const cycles = findings.filter(({ rule }) => rule === "import(no-cycle)").map(({ file }) => file);
    expect(cycles.toSorted()).toEqual([
      "src/base/cycle-a.ts",
      "src/base/cycle-b.ts",
      "src/base/type-cycle-a.ts",
      "src/base/type-cycle-b.ts",
    ]);
  });
});
