import type { Run } from "./run.ts";

/** A line that a process printed, and at which step. */
export interface Printed {
  readonly step: number;
  readonly process: number;
  readonly text: string;
}

const found = new WeakMap<Run, readonly Printed[]>();

/** Everything that the processes of a run print, in the order of its steps. Gathered once a run. */
export function printedBy(run: Run): readonly Printed[] {
  const known = found.get(run);
  if (known) return known;
  const lines: Printed[] = [];
  for (const { index, process, effects } of run.trace.steps)
    for (const effect of effects)
      if (effect.kind === "print") lines.push({ step: index, process, text: effect.text });
  found.set(run, lines);
  return lines;
}
