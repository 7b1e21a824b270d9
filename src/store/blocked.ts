import type { Waiting } from "../experiments/experiment.ts";
import type { Run } from "./run.ts";
import { situationAt } from "./situation.ts";

export interface Waits {
  readonly waiting: readonly Waiting[];
  /** Those of them that wait for what never comes: for a reply that cannot, or in a run that is over. */
  readonly blocked: readonly Waiting[];
}

/** Who waits at the cursor, and who of them for ever. */
export function waitsAt(run: Run, cursor: number): Waits {
  const situation = situationAt(run, cursor);
  const waiting = run.experiment.whyWaiting(situation);
  const blocked = situation.isOver
    ? waiting
    : waiting.filter(({ missing }) => missing.some(({ isForEver }) => isForEver));
  return { waiting, blocked };
}
