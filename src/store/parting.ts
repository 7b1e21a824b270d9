import { firstDifference } from "../trace/difference.ts";
import type { Run } from "./run.ts";

const found = new WeakMap<Run, WeakMap<Run, number | null>>();

/** The first step at which two runs part, or null where they never do. Looked for once a pair. */
export function partingOf(before: Run, after: Run): number | null {
  let row = found.get(before);
  if (!row) found.set(before, (row = new WeakMap()));
  const known = row.get(after);
  if (known !== undefined) return known;
  const first = firstDifference(before.trace, after.trace);
  row.set(after, first);
  return first;
}
