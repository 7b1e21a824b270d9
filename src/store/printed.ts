import type { Run } from "./run.ts";

/** A line that a process printed, and at which step. */
export interface Printed {
  readonly step: number;
  readonly process: number;
  readonly text: string;
  /** Whether it was written to standard error. */
  readonly isError?: boolean;
  /** Tells lines apart that are written a part at a time: this one is line `goesOn` with more at its end. */
  readonly id?: number;
  readonly goesOn?: number;
}

const found = new WeakMap<Run, readonly Printed[]>();

/** Everything that the processes of a run print, in the order of its steps. Gathered once a run. */
export function printedBy(run: Run): readonly Printed[] {
  const known = found.get(run);
  if (known) return known;
  const lines: Printed[] = [];
  // A student's own program may print less than a line, or several at once.
  const open = new Map<string, number>();
  for (const { index, process, effects } of run.trace.steps)
    for (const effect of effects) {
      if (effect.kind !== "print") continue;
      if (effect.stream === undefined) lines.push({ step: index, process, text: effect.text });
      else addTo(lines, open, { step: index, process, text: effect.text }, effect.stream);
    }
  found.set(run, lines);
  return lines;
}

/** Adds what was written to a stream. A line that is written a part at a time has an entry for each part's step. */
function addTo(
  lines: Printed[],
  open: Map<string, number>,
  { step, process, text }: Printed,
  stream: "stdout" | "stderr" | "typed",
): void {
  // A terminal shows what is typed on the line of the prompt.
  const key = `${process} ${stream === "stderr"}`;
  const parts = text.split("\n");
  const last = parts.length - 1;
  parts.forEach((part, index) => {
    if (index === last && part === "") return;
    const begun = index === 0 ? lines[open.get(key) ?? -1] : undefined;
    lines.push({
      id: lines.length,
      step,
      process,
      text: (begun?.text ?? "") + part,
      ...(stream === "stderr" && { isError: true }),
      ...(begun && { goesOn: open.get(key) ?? 0 }),
    });
    if (index === last) open.set(key, lines.length - 1);
    else open.delete(key);
  });
}
