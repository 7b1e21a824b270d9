import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { root } from "../../scripts/tools.mjs";
import { readPatterns } from "../../src/records/lines/own-patterns.ts";
import type { Choices } from "../../src/records/read.ts";
import type { GivenFile } from "../../src/records/record.ts";

/** Real records with what must be found in them; tests/oracle/records/README.md says how they were made. */
export const folder = join(root, "tests/oracle/records");

interface Case {
  readonly name: string;
  readonly imports: readonly {
    readonly files: readonly string[];
    readonly options?: readonly string[];
    readonly expect: unknown;
  }[];
}

export interface Import {
  readonly name: string;
  readonly files: readonly GivenFile[];
  readonly options: Choices;
  readonly expect: unknown;
}

export function read(path: string, name: string): GivenFile {
  const file = join(path, name);
  return {
    name,
    bytes: new Uint8Array(existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`))),
  };
}

export const imports: readonly Import[] = readdirSync(join(folder, "cases")).flatMap((name) => {
  const path = join(folder, "cases", name);
  const { imports } = JSON.parse(readFileSync(join(path, "expected.json"), "utf8")) as Case;
  return imports.map(({ files, options = [], expect }) => {
    const patterns =
      options[0] === "--patterns"
        ? readPatterns("patterns.json", readFileSync(join(path, options[1] ?? ""), "utf8"))
        : null;
    return {
      name: `${name} (${files.join(", ")})`,
      files: files.map((file) => read(path, file)),
      options: { kind: null, patterns },
      expect,
    };
  });
});
