import { experiments } from "../../src/experiments/catalogue.ts";
import type { Experiment } from "../../src/experiments/experiment.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { invariant } from "../../src/base/invariant.ts";

const first = experiments[0];
const shipped = first?.scenarios[0];
invariant(first && shipped, "there is a scenario that the page opens on");

export const experiment: Experiment = first;
export const scenario: Scenario = shipped.scenario;
export const textOrder: Scenario = { ...scenario, options: { ...scenario.options, order: "text" } };
