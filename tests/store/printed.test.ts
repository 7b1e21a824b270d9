import { expect, test } from "vitest";
import { printedBy } from "../../src/store/printed.ts";
import type { Run } from "../../src/store/run.ts";

type Stream = "stdout" | "stderr";

/** A run whose steps print these texts, one each: by whom, to which stream, what. */
function runThatPrints(
  ...texts: readonly (readonly [process: number, stream: Stream | undefined, text: string])[]
) {
  const steps = texts.map(([process, stream, text], index) => ({
    index,
    process,
    effects: [{ kind: "print", text, ...(stream && { stream }) }],
  }));
  return { trace: { steps } } as unknown as Run;
}

/** Lines as "step process text", with the line that each goes on from. */
function shown(run: Run) {
  return printedBy(run).map(({ step, process, text, isError, goesOn }) =>
    [
      step,
      process,
      text,
      ...(isError ? ["error"] : []),
      ...(goesOn === undefined ? [] : [`after ${goesOn}`]),
    ].join(" "),
  );
}

test("a program of ours prints a line a step, with no number", () => {
  const run = runThatPrints([0, undefined, "a"], [1, undefined, "b\nc"]);
  expect(printedBy(run)).toEqual([
    { step: 0, process: 0, text: "a" },
    { step: 1, process: 1, text: "b\nc" },
  ]);
});

test("a line ends at its newline, and an empty line is one", () => {
  expect(shown(runThatPrints([0, "stdout", "a\n"], [0, "stdout", "\n"], [0, "stdout", "b\n"]))).toEqual([
    "0 0 a",
    "1 0 ",
    "2 0 b",
  ]);
});

test("several lines at once are several lines of one step", () => {
  expect(shown(runThatPrints([0, "stdout", "a\nb\n\nc"]))).toEqual(["0 0 a", "0 0 b", "0 0 ", "0 0 c"]);
});

test("a prompt without a newline comes before the next output, from its own step on", () => {
  const run = runThatPrints([0, "stdout", "Name: "], [0, "stdout", "hello "], [0, "stdout", "Ana\nbye\n"]);
  expect(shown(run)).toEqual([
    "0 0 Name: ",
    "1 0 Name: hello  after 0",
    "2 0 Name: hello Ana after 1",
    "2 0 bye",
  ]);
});

test("a newline alone ends a line that was begun", () => {
  const run = runThatPrints([0, "stdout", "a"], [0, "stdout", "\n"], [0, "stdout", "b"]);
  expect(shown(run)).toEqual(["0 0 a", "1 0 a after 0", "2 0 b"]);
});

test("two streams, and two processes, do not write into each other's lines", () => {
  const run = runThatPrints(
    [0, "stdout", "out"],
    [0, "stderr", "err"],
    [1, "stdout", "other"],
    [0, "stdout", "put\n"],
    [0, "stderr", "or\n"],
  );
  expect(shown(run)).toEqual([
    "0 0 out",
    "1 0 err error",
    "2 1 other",
    "3 0 output after 0",
    "4 0 error error after 1",
  ]);
});

test("every part has a number of its own, and the lines of a run are gathered once", () => {
  const run = runThatPrints([0, "stdout", "a"], [0, "stdout", "b\nc"]);
  const lines = printedBy(run);
  expect(lines.map(({ id }) => id)).toEqual([0, 1, 2]);
  expect(printedBy(run)).toBe(lines);
});
