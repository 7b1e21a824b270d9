import type { Run } from "./run.ts";

/** Where a run can be let go on to. */
export type Until =
  | { readonly kind: "entry" }
  | { readonly kind: "break" }
  /** The next step of a process, by its place in `trace.processes`. */
  | { readonly kind: "own"; readonly process: number };

/** The first step after `cursor` at which it comes about, or null where it never does. */
export function nextStepOf(run: Run, cursor: number, until: Until): number | null {
  switch (until.kind) {
    case "entry":
      return nextEntry(run, cursor);
    case "break":
      return nextBreak(run, cursor);
    case "own":
      return run.timeline.stepsOf[until.process]?.find((step) => step > cursor) ?? null;
  }
}

/** The first step after the cursor with which a process comes into the place that only one may be in. */
function nextEntry({ trace, subject }: Run, cursor: number): number | null {
  const isInside = (state: unknown) =>
    state !== null && state !== undefined && subject.reader.factsOf(state).inside;
  for (let index = cursor + 1; index < trace.steps.length; index++) {
    const step = trace.steps[index];
    if (!step || step.process < 0 || !isInside(step.state)) continue;
    const before = step.previous < 0 ? trace.initial[step.process] : trace.steps[step.previous]?.state;
    if (!isInside(before)) return index;
  }
  return null;
}

function nextBreak({ checks }: Run, cursor: number): number | null {
  const steps = checks.flatMap(({ step }) => (step !== null && step > cursor ? [step] : []));
  return steps.length === 0 ? null : Math.min(...steps);
}

/** The step that a typed number means, counted from 1, or the problem with the number. */
export function typedStep(text: string, run: Run): { readonly step: number } | { readonly problem: string } {
  const count = run.trace.steps.length;
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  return number >= 1 && number <= count
    ? { step: number - 1 }
    : {
        problem: `must be a whole number from 1 to ${count}, is ${text.trim() === "" ? "empty" : `“${text.slice(0, 20)}”`}`,
      };
}
