import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { layers } from "../../scripts/lint/layers.mjs";
import { root } from "../../scripts/tools.mjs";

it("ARCHITECTURE.md shows the very table that the walls are made from", () => {
  const section = readFileSync(join(root, "ARCHITECTURE.md"), "utf8").split(/^## /m)[1] ?? "";
  const rows = [...section.matchAll(/^\| (\w+) +\| [^|]+ \| ([^|]*)\|$/gm)]
    .map(([, layer = "", may = ""]) => [layer, may.trim() === "" ? [] : may.trim().split(", ")] as const)
    .filter(([layer]) => layer !== "layer");
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(layers).map(([layer, { may }]) => [layer, may])),
  );
});
