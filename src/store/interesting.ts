import { finished, type Work } from "../base/work.ts";
import { lastAtMost } from "../trace/timeline.ts";
import type { Run } from "./run.ts";
import { toldOf } from "./told.ts";

const found = new WeakMap<Run, readonly number[]>();

/**
 * The steps of a run that matter, rising: the first and the last, those that break a check, and those that the
 * experiment finds interesting. Computed once per run.
 */
export function interestingSteps(run: Run): readonly number[] {
  return finished(interestingIn(run));
}

/** How many steps are tested between two places where the work can pause. */
const stride = 256;

/** The same as work that can pause. */
export function* interestingIn(run: Run): Work<readonly number[]> {
  const known = found.get(run);
  if (known) return known;
  const always = new Set([0, run.trace.steps.length - 1, ...run.checks.map(({ step }) => step)]);
  const steps: number[] = [];
  for (const { index } of run.trace.steps) {
    if (always.has(index) || run.experiment.isInteresting(toldOf(run, index))) steps.push(index);
    if (index % stride === 0) yield;
  }
  found.set(run, steps);
  return steps;
}

/** The first of the rising `steps` after `cursor`. */
export function nextOf(steps: readonly number[], cursor: number): number | undefined {
  return steps[lastAtMost(steps, cursor) + 1];
}

/** The last of the rising `steps` before `cursor`. */
export function previousOf(steps: readonly number[], cursor: number): number | undefined {
  return steps[lastAtMost(steps, cursor - 1)];
}

/** The number of stops from one step to another; negative if the other one is earlier. */
export function stopsBetween(run: Run, from: number, to: number, mattersOnly: boolean): number {
  if (!mattersOnly) return to - from;
  const steps = interestingSteps(run);
  return lastAtMost(steps, to) - lastAtMost(steps, from);
}
