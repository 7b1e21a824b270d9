import { canonicalJson } from "../base/canonical-json.ts";
import type { TraceStep } from "../trace/trace.ts";
import type { Run } from "./run.ts";

/**
 * Where to stand in a run that was changed: at the same step as long as both runs went the same way up to it,
 * at the end where the old run stood at its end, else at the same moment of true time.
 */
export function sameMoment(before: Run, cursor: number, after: Run): number {
  const last = after.trace.steps.length - 1;
  if (cursor >= before.trace.steps.length - 1) return cursor === 0 ? 0 : last;
  const first = firstDifference(before, after, cursor);
  if (first > cursor) return cursor;
  return after.timeline.stepAt(before.trace.steps[cursor]?.atMs ?? 0);
}

/** The first step at which two runs differ, looking no further than `limit`; `limit + 1` where none does. */
function firstDifference(before: Run, after: Run, limit: number): number {
  for (let index = 0; index <= limit; index++) {
    const one = before.trace.steps[index];
    const other = after.trace.steps[index];
    if (!one || !other || !sameStep(one, other)) return index;
  }
  return limit + 1;
}

function sameStep(one: TraceStep, other: TraceStep): boolean {
  return (
    one.atMs === other.atMs &&
    one.process === other.process &&
    canonicalJson(one.happening) === canonicalJson(other.happening) &&
    canonicalJson(one.effects) === canonicalJson(other.effects)
  );
}
