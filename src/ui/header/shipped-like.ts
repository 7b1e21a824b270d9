import type { Experiment, ShippedScenario } from "../../experiments/experiment.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { canonicalJson } from "../../base/canonical-json.ts";

/** The shipped scenario that this one is, or was changed from in nothing but its options. */
export function shippedLike(experiment: Experiment, scenario: Scenario): ShippedScenario | undefined {
  const same = experiment.scenarios.find((each) => each.scenario === scenario);
  if (same) return same;
  const text = canonicalJson({ ...scenario, options: null });
  return experiment.scenarios.find((each) => canonicalJson({ ...each.scenario, options: null }) === text);
}
