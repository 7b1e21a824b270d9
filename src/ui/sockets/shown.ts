import { socketsExperiment } from "../../experiments/sockets/experiment.ts";
import type { Shown } from "../experiments/shown.ts";
import { Stage } from "../stage/stage.tsx";

/** Experiment 7 on the page. */
export const socketsShown: Shown = { experiment: socketsExperiment, Stage };
