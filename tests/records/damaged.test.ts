import { assert, constantFrom, double, integer, nat, property } from "fast-check";
import { expect, it } from "vitest";
import { importTranscript } from "../../src/records/written.ts";
import { readRecord } from "../../src/records/read.ts";
import { Unreadable, type GivenFile } from "../../src/records/record.ts";
import { imports } from "./cases.ts";

const small = imports.filter(({ files }) => files.reduce((sum, { bytes }) => sum + bytes.length, 0) < 60_000);

/** A part is cut out, bytes are changed, or a part stands twice. */
function damaged(
  bytes: Uint8Array,
  at: number,
  length: number,
  how: "cut" | "end" | "change" | "double",
): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const to = Math.min(bytes.length, from + length);
  const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
  if (how === "end") return bytes.slice(0, from);
  if (how === "cut") return join(bytes.slice(0, from), bytes.slice(to));
  if (how === "double") return join(bytes.slice(0, to), bytes.slice(from));
  return join(
    bytes.slice(0, from),
    bytes.slice(from, to).map((byte) => (byte * 7 + 13) & 255),
    bytes.slice(to),
  );
}

it("reads what is left of a damaged record, or says why not in a sentence", () => {
  assert(
    property(
      nat(small.length - 1),
      double({ min: 0, max: 1, noNaN: true }),
      integer({ min: 1, max: 400 }),
      constantFrom("cut", "end", "change", "double"),
      (index, at, length, how) => {
        const one = small[index];
        if (!one) return;
        const files = one.files.map(({ name, bytes }): GivenFile => ({
          name,
          bytes: damaged(bytes, at, length, how),
        }));
        try {
          importTranscript(readRecord(files, one.options));
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          expect(error.message).toMatch(/^[\w.-]+: (?:line \d+: )?\S.{8,}$/s);
        }
      },
    ),
    { numRuns: 1000, seed: 22 },
  );
}, 60_000);

it.each([
  ["nothing", "", "a.log: the file is empty"],
  ["a greeting", "hello\nworld\n", "a.log: line 1: this is none of the kinds"],
  ["another JSON", '{"a": 1}', "a.log: line 1: this JSON is none of"],
  ["a list that is not closed", '{"resourceSpans": [}', "a.log: line 1: this is not JSON"],
  ["deep lists", "[".repeat(200_000), "a.log: line 1: this is none of the kinds"],
  ["deep objects", '{"a":'.repeat(200_000), "a.log: line 1: this is not JSON"],
  [
    "an expression that is none",
    "(?<host>\\S+) (?<clock>{.*)(\n\nx {}",
    "a.log: line 1: this line must be the log's regular expression",
  ],
  [
    "an expression without a host",
    "(?<clock>{.*})\n\nx {}",
    "a.log: line 1: this line must be the log's regular expression: it has no group host",
  ],
])("refuses %s by name, line and reason", (_what, text, message) => {
  expect(() =>
    readRecord([{ name: "a.log", bytes: new TextEncoder().encode(text) }], { kind: null, patterns: null }),
  ).toThrow(message);
});
