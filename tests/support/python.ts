import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Listing } from "../../src/experiments/experiment.ts";

export const hasPython = spawnSync("python3", ["--version"]).status === 0;
export const pythonNote = hasPython ? "" : " (skipped: there is no python3 on this machine)";
if (!hasPython) console.warn("The Python listings were not run: there is no python3 on this machine.");

/** A new folder with these files in it, as a student would save them. */
export function savedIn(files: readonly Listing[]): string {
  const folder = mkdtempSync(join(tmpdir(), "interleave-listings-"));
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return folder;
}

/** What one of the files prints, run as a student would; with a port of its own. */
export function printed(files: readonly Listing[], file: string, port = 20001): string[] {
  const folder = savedIn(files);
  try {
    const env = { ...process.env, PORT: String(port) };
    const words = ["-B", "-W", "error", file];
    const done = spawnSync("python3", words, { cwd: folder, encoding: "utf8", timeout: 60_000, env });
    expect(done.stderr).toBe("");
    expect(done.status).toBe(0);
    return done.stdout.split("\n").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of each text, compiled by CPython: its constants in capitals, but those that are computed, as JSON. */
export function constantsIn(texts: readonly string[]): Record<string, unknown>[] {
  const different = [...new Set(texts)];
  const done = spawnSync("python3", ["-c", reader], { input: JSON.stringify(different), encoding: "utf8" });
  expect(done.stderr).toBe("");
  const found = JSON.parse(done.stdout) as Record<string, unknown>[];
  return texts.map((text) => found[different.indexOf(text)] ?? {});
}

const reader = `
import ast, json, sys

def plain(value):
    if isinstance(value, dict):
        return [[plain(key), plain(value[key])] for key in value]
    return [plain(each) for each in value] if isinstance(value, (list, tuple)) else value

def constants(text):
    compile(text, "listing", "exec")
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                for each in ast.walk(target):
                    if isinstance(each, ast.Name) and each.id.isupper():
                        try:
                            found[each.id] = plain(ast.literal_eval(node.value))
                        except ValueError:
                            found[each.id] = "computed"
    return found

print(json.dumps([constants(text) for text in json.load(sys.stdin)]))
`;
