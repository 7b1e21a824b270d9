import { berkeleyCode } from "../../src/experiments/berkeley/lit.ts";
import type { ExperimentCode } from "../../src/experiments/experiment.ts";
import { ricartAgrawalaCode } from "../../src/experiments/ricart-agrawala/lit.ts";
import { socketsCode } from "../../src/experiments/sockets/lit.ts";
import type { ExperimentId } from "../../src/scenario/scenario.ts";

/** The Python of each experiment. */
export const codes: Readonly<Record<ExperimentId, ExperimentCode>> = {
  "ricart-agrawala": ricartAgrawalaCode,
  berkeley: berkeleyCode,
  sockets: socketsCode,
};
