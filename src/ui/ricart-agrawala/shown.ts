import { ricartAgrawalaExperiment } from "../../experiments/ricart-agrawala/experiment.ts";
import { Chunk } from "../chunk/chunk.ts";
import { inPlace } from "../chunk/later.tsx";
import type { Shown } from "../experiments/shown.ts";
import { Stage } from "../stage/stage.tsx";
import { OrderSwitch } from "./order-switch.tsx";

/** Experiment 9 on the page. It is part of the first load, but for its fields. */
export const ricartAgrawalaShown: Shown = {
  experiment: ricartAgrawalaExperiment,
  Stage,
  Switch: OrderSwitch,
  Fields: inPlace(new Chunk(() => import("./fields.tsx").then(({ OptionFields }) => OptionFields))),
  ProcessFields: inPlace(new Chunk(() => import("./fields.tsx").then(({ NodeFields }) => NodeFields))),
};
