import type { Experiment, ShippedScenario } from "../../experiments/experiment.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { canonicalJson } from "../../base/canonical-json.ts";

/** The shipped scenario that this one is, or was changed from in nothing but its options. */
export function shippedLike(experiment: Experiment, scenario: Scenario): ShippedScenario | undefined {
  const same = experiment.scenarios.find((each) => each.scenario === scenario);
  if (same) return same;
  const text = textOf(scenario);
  return experiment.scenarios.find((each) => textOf(each.scenario) === text);
}

const texts = new WeakMap<Scenario, string>();

/** All but the options, written so that equal scenarios are equal texts; written once. */
function textOf(scenario: Scenario): string {
  let text = texts.get(scenario);
  if (text === undefined) texts.set(scenario, (text = canonicalJson({ ...scenario, options: null })));
  return text;
}
