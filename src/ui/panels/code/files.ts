import type { Listing } from "../../../experiments/experiment.ts";
import type { Run } from "../../../store/run.ts";
import { toldOf } from "../../../store/told.ts";

/** Further than this we do not look for the files that a run needs. */
const mostSteps = 2000;
const found = new WeakMap<Run, readonly Listing[]>();

/**
 * The listings that some step of the run belongs to (the first one where there is none), and those of real processes.
 * Looked for once.
 */
export function filesOf(run: Run): readonly Listing[] {
  const known = found.get(run);
  if (known) return known;
  const { listings } = run.experiment;
  const names = new Set(
    run.trace.steps.slice(0, mostSteps).map(({ index }) => run.experiment.lit(toldOf(run, index))?.listing),
  );
  const [first] = listings;
  const isLit = listings.some(({ name }) => names.has(name));
  const files = listings.filter((each) => each.isReal || (isLit ? names.has(each.name) : each === first));
  found.set(run, files);
  return files;
}

/** The listing that the last step with a place in one belongs to, or the first. */
export function fileAt(run: Run, cursor: number): string {
  for (let step = cursor; step >= Math.max(0, cursor - 50); step--) {
    const lit = run.experiment.lit(toldOf(run, step));
    if (lit) return lit.listing;
  }
  return filesOf(run)[0]?.name ?? "";
}
