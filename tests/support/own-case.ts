import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A process of a test's scenario: its program, and what else the file may say of it. */
export interface OwnProcess {
  readonly name: string;
  readonly text: string;
  readonly args?: readonly string[];
  readonly startAt?: number;
  readonly [more: string]: unknown;
}

/** A scenario file with these programs, each in a file of its own name. */
export function ownCase(processes: readonly OwnProcess[], more: object = {}): string {
  return JSON.stringify({
    version: 1,
    experiment: "sockets",
    limitMs: 10_000,
    processes: processes.map(({ name, text, args = [], startAt = 0, watch }) => ({
      name,
      startAt,
      python: { main: `${name}.py`, files: { [`${name}.py`]: text }, args, ...(watch ? { watch } : {}) },
    })),
    ...more,
  });
}

/** A program of tests/support/own-programs. */
export function ownProgram(name: string): string {
  return readFileSync(join(import.meta.dirname, "own-programs", `${name}.py`), "utf8");
}
