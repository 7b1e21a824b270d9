import type { Waiting } from "../experiments/experiment.ts";
import type { Run } from "./run.ts";
import { situationAt } from "./situation.ts";

export interface Waits {
  readonly waiting: readonly Waiting[];
  /** Those of them whose wait nothing ends in the rest of the run. */
  readonly blocked: readonly Waiting[];
  /** How long those wait. A run that was cut off does not show what would have come after the cut. */
  readonly howLong: "for ever" | "until the run is cut off";
}

/** Who waits at the cursor, and whose wait stays. */
export function waitsAt(run: Run, cursor: number): Waits {
  const situation = situationAt(run, cursor);
  const waiting = run.experiment.whyWaiting(situation);
  const blocked = situation.isOver
    ? waiting
    : waiting.filter(({ missing }) => missing.some(({ stays }) => stays));
  return { waiting, blocked, howLong: situation.end === "quiet" ? "for ever" : "until the run is cut off" };
}
