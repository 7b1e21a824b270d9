import { experiments } from "../../src/experiments/catalogue.ts";
import type { Experiment } from "../../src/experiments/experiment.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { invariant } from "../../src/base/invariant.ts";

const first = experiments[0];
const shipped = first?.scenarios[0];
invariant(
  first && shipped?.scenario.experiment === "ricart-agrawala",
  "the page opens on a run of Ricart–Agrawala",
);

export const experiment: Experiment = first;
const { scenario: base } = shipped;
export const scenario: Scenario = base;
export const textOrder: Scenario = { ...base, options: { ...base.options, order: "text" } };
