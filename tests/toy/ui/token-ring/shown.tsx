import type { Shown } from "../../../../src/ui/experiments/shown.ts";
import { Stage } from "../../../../src/ui/stage/stage.tsx";
import { tokenRingExperiment } from "../../experiments/token-ring/experiment.ts";

export const tokenRingShown: Shown = { experiment: tokenRingExperiment, Stage };
