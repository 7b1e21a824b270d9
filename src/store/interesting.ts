import { finished, type Work } from "../base/work.ts";
import { lastAtMost } from "../trace/timeline.ts";
import type { Run } from "./run.ts";
import { toldOf } from "./told.ts";

const found = new WeakMap<Run, readonly number[]>();

/** The steps of a run at which somebody who skips through it should stop, rising. Looked for once a run. */
export function interestingSteps(run: Run): readonly number[] {
  return finished(interestingIn(run));
}

/** So many steps are looked at between two places to put the work aside. */
const stride = 256;

/** The same, to be done a part at a time. */
export function* interestingIn(run: Run): Work<readonly number[]> {
  const known = found.get(run);
  if (known) return known;
  const steps: number[] = [];
  for (const { index } of run.trace.steps) {
    if (run.experiment.isInteresting(toldOf(run, index))) steps.push(index);
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
