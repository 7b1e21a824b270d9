import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { createContext, runInContext } from "node:vm";
import { gunzipSync } from "node:zlib";
import { readPatterns } from "../records/lines/own-patterns.ts";
import { readRecord } from "../records/read.ts";
import { kinds, Unreadable, type GivenFile, type Imported, type Kind } from "../records/record.ts";
import { importSummary } from "../records/import-summary.ts";
import { isGzip, MOST_BYTES } from "../records/text/gzip.ts";
import { importTrace, importTranscript } from "../records/written.ts";
import type { Outlet } from "./files.ts";

const formats = ["summary", "trace", "transcript"] as const;

export interface ImportArguments {
  readonly files: readonly string[];
  readonly kind: Kind | null;
  readonly patterns: string | null;
  readonly format: (typeof formats)[number];
}

/** How long an expression of the user's own may look for what it finds, in milliseconds. */
const LONGEST_MS = 30_000;

/** The arguments of `import`, or what is wrong with them. */
export function importArguments(words: readonly string[]): ImportArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        kind: { type: "string" },
        patterns: { type: "string" },
        format: { type: "string", default: "summary" },
      },
    });
    const format = formats.find((known) => known === values.format);
    if (!format) return `--format must be one of ${formats.join(", ")}, is ${JSON.stringify(values.format)}`;
    const kind = values.kind === undefined ? null : kinds.find((known) => known === values.kind);
    if (kind === undefined)
      return `--kind must be one of ${kinds.join(", ")}, is ${JSON.stringify(values.kind)}`;
    if (positionals.length === 0) return "no record given: name at least one file";
    return { files: positionals, kind, patterns: values.patterns ?? null, format };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Reads the files as one record and prints it. @returns the exit status */
export function importRecord({ files, kind, patterns, format }: ImportArguments, outlet: Outlet): number {
  let doing = "";
  try {
    const own = patterns === null ? null : readPatterns(basename(patterns), readFileSync(patterns, "utf8"));
    const given = files.map(readGiven);
    const read = limited(() => readRecord(given, { kind, patterns: own, note: (what) => (doing = what) }));
    outlet.out(written(read, format));
    return 0;
  } catch (error) {
    const message = tooLong(error)
      ? `${doing}: this takes longer than ${LONGEST_MS / 1000} s`
      : problemOf(error);
    if (message === null) throw error;
    outlet.out(`${JSON.stringify({ error: message })}\n`);
    outlet.err(`${message}\n`);
    return 2;
  }
}

function written(read: Imported, format: ImportArguments["format"]): string {
  if (format === "summary") return `${JSON.stringify(importSummary(read))}\n`;
  return format === "trace" ? importTrace(read) : importTranscript(read);
}

function readGiven(file: string): GivenFile {
  const name = basename(file).replace(/\.gz$/, "");
  if (file !== "-" && statSync(file).size > MOST_BYTES)
    throw new Unreadable(name, null, `the file is larger than ${MOST_BYTES / 1_000_000} MB`);
  const bytes = new Uint8Array(readFileSync(file === "-" ? 0 : file));
  if (!isGzip(bytes)) return { name: file === "-" ? "standard input" : name, bytes };
  try {
    return { name, bytes: new Uint8Array(gunzipSync(bytes, { maxOutputLength: MOST_BYTES })) };
  } catch (error) {
    const isLarge = error instanceof RangeError;
    throw new Unreadable(
      name,
      null,
      isLarge ? `unpacked it is larger than ${MOST_BYTES / 1_000_000} MB` : "the gzip data is damaged",
    );
  }
}

/** Calls a function with a time limit. V8 looks at it even inside of a regular expression. */
function limited<T>(what: () => T): T {
  const box: { result?: T } = {};
  const context = createContext({ call: () => (box.result = what()) });
  runInContext("void call()", context, { timeout: LONGEST_MS });
  return box.result as T;
}

function tooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
}

/** What is wrong with the files, or null where it is a mistake of ours. */
function problemOf(error: unknown): string | null {
  if (error instanceof Unreadable) return error.message;
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return null;
  const why =
    error.code === "ENOENT"
      ? "there is no such file"
      : error.code === "EISDIR"
        ? "is a folder, not a file"
        : `cannot be read (${String(error.code)})`;
  return `${String(error.path)}: ${why}`;
}
