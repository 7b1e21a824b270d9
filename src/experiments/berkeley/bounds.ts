import { errorBound, settledBound, type Measured } from "../../protocols/berkeley/bound.ts";
import type { BerkeleyScenario } from "./scenario.ts";
import { precisionOf } from "./subject.ts";

/** How far apart two clocks of the scenario can be, so many ms after the decision of a round, once it is settled. */
export function boundAfter(scenario: BerkeleyScenario, measured: Measured, sinceMs: number): number {
  const precision = precisionOf(scenario);
  return settledBound(precision, errorBound(precision, measured), sinceMs);
}
