import { finished, type Work } from "../base/work.ts";
import { firstDifferenceIn } from "../trace/difference.ts";
import type { Run } from "./run.ts";

const found = new WeakMap<Run, WeakMap<Run, number | null>>();

/** The first step at which two runs part, or null where they never do. Looked for once a pair. */
export function partingOf(before: Run, after: Run): number | null {
  return finished(partingIn(before, after));
}

/** The same as work that can pause. */
export function* partingIn(before: Run, after: Run): Work<number | null> {
  let row = found.get(before);
  if (!row) found.set(before, (row = new WeakMap()));
  const known = row.get(after);
  if (known !== undefined) return known;
  const first = yield* firstDifferenceIn(before.trace, after.trace);
  row.set(after, first);
  return first;
}
