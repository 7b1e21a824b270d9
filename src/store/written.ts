import { printedBy, type Printed } from "./printed.ts";
import type { Run } from "./run.ts";

/** A line of a terminal: what a program printed, or what Python wrote to standard error. */
export interface Written extends Printed {
  readonly isError: boolean;
}

const found = new WeakMap<Run, readonly Written[]>();

/** All lines of a run in the order of its steps; `errorsAt` tells what a step adds to what was printed. */
export function writtenBy(
  run: Run,
  errorsAt: (step: number) => readonly string[] | null,
): readonly Written[] {
  const known = found.get(run);
  if (known) return known;
  const lines: Written[] = printedBy(run).map((line) => ({ ...line, isError: line.isError ?? false }));
  for (const { index, process } of run.trace.steps)
    for (const text of errorsAt(index) ?? []) lines.push({ step: index, process, text, isError: true });
  lines.sort((a, b) => a.step - b.step);
  found.set(run, lines);
  return lines;
}
