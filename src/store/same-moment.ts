import { partingOf } from "./parting.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Run } from "./run.ts";

/**
 * Where to stand in a run that was changed: at the same step as long as both runs went the same way up to it,
 * at the end where the old run stood at its end, else at the same moment of true time.
 */
export function sameMoment(before: Run, cursor: number, after: Run): number {
  const last = after.trace.steps.length - 1;
  if (cursor >= before.trace.steps.length - 1) return cursor === 0 ? 0 : last;
  const first = partingOf(before, after);
  if (first === null || first > cursor) return Math.min(cursor, last);
  return after.timeline.stepAt(before.trace.steps[cursor]?.atMs ?? 0);
}

/**
 * Where to stand after a change: at the same moment; but where only the algorithm's options were changed, at the step
 * with the same number, so that one switch compares step 9 with step 9.
 */
export function samePlace(before: Run, cursor: number, after: Run): number {
  const last = after.trace.steps.length - 1;
  const isSwitch =
    cursor < before.trace.steps.length - 1 && differsInOptions(before.scenario, after.scenario);
  return isSwitch ? Math.min(cursor, last) : sameMoment(before, cursor, after);
}

function differsInOptions(before: Scenario, after: Scenario): boolean {
  const keys = Object.keys({ ...before, ...after }) as (keyof Scenario)[];
  return keys.every((key) => (key === "options") !== (before[key] === after[key]));
}
