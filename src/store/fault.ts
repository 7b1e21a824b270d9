import type { FaultOf, Piece } from "../experiments/experiment.ts";
import type { Check } from "../trace/checks.ts";
import type { Run } from "./run.ts";
import { toldOf } from "./told.ts";

/** How a step differs from the correct algorithm. */
export interface Fault {
  readonly step: number;
  readonly words: readonly Piece[];
}

/** The search goes no further back than this, so that a key is answered in time in a run of any length. */
const farthest = 5000;

/** The last fault up to the step `until` that can break the check with the id `breaks`; null where there is none. */
export function faultIn(run: Run, until: number, breaks: string, faultOf: FaultOf): Fault | null {
  const broken = toldOf(run, until);
  for (let step = until; step > Math.max(0, until - farthest); step--) {
    const words = faultOf(toldOf(run, step), breaks, broken);
    if (words) return { step, words };
  }
  return null;
}

/** Which step before the one that breaks the check is the cause; null where there is none, or none is known. */
export function causeOf(run: Run, { id, verdict, step }: Check, faultOf: FaultOf): Fault | null {
  if (verdict !== "broken" || step === null) return null;
  const fault = faultIn(run, step, id, faultOf);
  return fault && fault.step < step ? fault : null;
}

/** Which earlier step is the cause of what this step breaks; null where this step breaks nothing, or by itself. */
export function causeAt(run: Run, step: number, faultOf: FaultOf): Fault | null {
  for (const check of run.checks) {
    const cause = check.step === step ? causeOf(run, check, faultOf) : null;
    if (cause) return cause;
  }
  return null;
}
