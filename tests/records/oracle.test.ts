import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { importSummary } from "../../src/records/import-summary.ts";
import { readRecord } from "../../src/records/read.ts";
import { folder, imports, read } from "./cases.ts";

/** Compares by the records' own `check.py`: `expected` and `got` of each import, differences back. */
const COMPARE = `
import json, sys
import check
print(json.dumps([check.differences(one["expected"], one["got"]) for one in json.load(sys.stdin)]))
`;

it("finds in every real record what is known of it", () => {
  const asked = imports.map(({ name, files, options, expect: expected }) => ({
    name,
    expected,
    got: importSummary(readRecord(files, options)),
  }));
  const { stdout, stderr } = spawnSync("python3", ["-c", COMPARE], {
    cwd: folder,
    input: JSON.stringify(asked),
    encoding: "utf8",
  });
  const differences = JSON.parse(stdout || JSON.stringify([[stderr]])) as string[][];
  expect(asked.length).toBeGreaterThan(50);
  expect(differences.flatMap((found, i) => found.map((text) => `${asked[i]?.name}: ${text}`))).toEqual([]);
});

it("reads a record whose lines end as on Windows, with a byte order mark, as the same", () => {
  const same = imports
    .filter(({ files }) => files.every(({ name }) => /\.(?:strace|log|txt)$/.test(name)))
    .map(({ name, files, options }) => {
      const windows = files.map(({ name, bytes }) => ({
        name,
        bytes: new TextEncoder().encode(`\uFEFF${new TextDecoder().decode(bytes).replaceAll("\n", "\r\n")}`),
      }));
      return {
        name,
        plain: importSummary(readRecord(files, options)),
        windows: importSummary(readRecord(windows, options)),
      };
    });
  for (const { name, plain, windows } of same) expect(windows, name).toEqual(plain);
});

it("reads a packed file of a case", () => {
  expect(read(join(folder, "cases/shiviz-chord"), "run.log").bytes.length).toBeGreaterThan(100_000);
});
