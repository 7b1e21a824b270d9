import type { Listing } from "../../../experiments/experiment.ts";
import type { Run } from "../../../store/run.ts";
import { toldOf } from "../../../store/told.ts";

/** The files of a run. */
export function filesOf({ experiment, scenario }: Run): readonly Listing[] {
  return experiment.listingsOf(scenario);
}

/**
 * The listing that the last step with a place in one belongs to, or the first; where the first is the handout's, that,
 * for as long as steps have a place in it.
 */
export function fileAt(run: Run, cursor: number): string {
  const first = filesOf(run)[0]?.name ?? "";
  for (let step = cursor; step >= Math.max(0, cursor - 50); step--) {
    const told = toldOf(run, step);
    if (run.experiment.litBeside?.(told)?.listing === first) return first;
    const lit = run.experiment.lit(told);
    if (lit) return lit.listing;
  }
  return first;
}
