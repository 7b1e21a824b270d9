import type { ExperimentCode } from "../../../experiments/experiment.ts";
import type { Run } from "../../../store/run.ts";
import { toldOf } from "../../../store/told.ts";

/** The listing that the last step with a place in one belongs to, or the first. */
export function fileAt({ listingsOf, lit }: ExperimentCode, run: Run, cursor: number): string {
  for (let step = cursor; step >= Math.max(0, cursor - 50); step--) {
    const found = lit(toldOf(run, step));
    if (found) return found.listing;
  }
  return listingsOf(run.scenario)[0]?.name ?? "";
}
