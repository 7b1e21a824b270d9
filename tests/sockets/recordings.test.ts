import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { differences, type Observation } from "./compare.ts";
import { observed, type Case } from "./run.ts";

const oracle = join(import.meta.dirname, "../oracle/sockets");
const own = join(import.meta.dirname, "recorded");

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), "utf8"));

/** What real sockets of CPython on Linux did, case by case: the model does the same, outcome by outcome. */
describe("tests/oracle/sockets", () => {
  for (const file of readdirSync(join(oracle, "cases")).sort()) {
    const one = read(oracle, "cases", file) as Case;
    test(`${one.name}: ${one.teaches ?? ""}`, () => {
      expect(differences(read(oracle, "recorded", file) as Observation, observed(one))).toEqual([]);
    });
  }
});

/**
 * More recordings of the same kind, made with record.py on CPython 3.11.7 and Linux 6.18: a case and what was
 * recorded of it a line. `hand` is about single questions, the others were made by chance.
 */
describe.each(["hand", "alone", "several", "words"])("recorded/%s.jsonl", (group) => {
  const lines = readFileSync(join(own, `${group}.jsonl`), "utf8")
    .trim()
    .split("\n");
  for (const line of lines) {
    const { made, recorded } = JSON.parse(line) as { made: Case; recorded: Observation };
    test(`${made.name}: ${made.teaches ?? ""}`, () => {
      expect(differences(recorded, observed(made))).toEqual([]);
    });
  }
});
