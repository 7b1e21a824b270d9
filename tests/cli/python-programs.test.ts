import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  caseNames,
  differences,
  gotOf,
  processNames,
  scenarioText,
  type Told,
} from "../support/python-programs.ts";
import { Folder, interleave, lines } from "./command.ts";

const names = [...caseNames, ...processNames];
const folder = new Folder();
afterAll(() => folder.remove());

type Summary = Told & { readonly error?: string };

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
    const told = summaries.get(name) as Summary;
    expect(told.error).toBe(undefined);
    expect(differences(name, gotOf(told))).toEqual([]);
  });
});
