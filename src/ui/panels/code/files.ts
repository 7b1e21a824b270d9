import type { Listing } from "../../../experiments/experiment.ts";
import type { Run } from "../../../store/run.ts";
import { toldOf } from "../../../store/told.ts";

/** The files of a run. */
export function filesOf({ experiment, scenario }: Run): readonly Listing[] {
  return experiment.listingsOf(scenario);
}

/** The listing that the last step with a place in one belongs to, or the first. */
export function fileAt(run: Run, cursor: number): string {
  for (let step = cursor; step >= Math.max(0, cursor - 50); step--) {
    const lit = run.experiment.lit(toldOf(run, step));
    if (lit) return lit.listing;
  }
  return filesOf(run)[0]?.name ?? "";
}
