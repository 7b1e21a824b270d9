import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseNames, differences, scenarioText, type Outcome } from "../support/python-programs.ts";
import { Folder, interleave, lines } from "./command.ts";

/** multiprocessing does not run yet. */
const notYet: ReadonlySet<string> = new Set(["mp-queue"]);

const names = caseNames.filter((name) => !notYet.has(name));
const folder = new Folder();
afterAll(() => folder.remove());

interface Summary {
  readonly error?: string;
  readonly console: Readonly<Record<string, readonly string[]>>;
  readonly exits: Readonly<Record<string, Omit<Outcome, "stdout">>>;
}

const summaries = new Map<string, Summary>();

// One interpreter runs them one after the other: it takes seconds to start.
beforeAll(async () => {
  const files = names.map((name) => folder.write(`${name}.json`, scenarioText(name)));
  const { out } = await interleave(["run", ...files]);
  const told = lines(out) as Summary[];
  for (const [index, name] of names.entries()) summaries.set(name, told[index] as Summary);
}, 300_000);

describe("a student's own program does what CPython does with real sockets on Linux", () => {
  test.each(names)("%s", (name) => {
    const { error, exits, console } = summaries.get(name) as Summary;
    expect(error).toBe(undefined);
    const got = Object.entries(exits).map(([process, exit]) => [
      process,
      { ...exit, stdout: console[process] ?? [] },
    ]);
    expect(differences(name, Object.fromEntries(got))).toEqual([]);
  });
});
