import { berkeleyExperiment } from "../../experiments/berkeley/experiment.ts";
import { berkeleyIn } from "../../store/berkeley/rounds.ts";
import { deriveToo } from "../../store/derivation.ts";
import type { Shown } from "../experiments/shown.ts";
import { ClockStage } from "./clock-stage.tsx";
import { BerkeleyFields } from "./fields.tsx";
import { HandoutNote } from "./handout-note.tsx";
import { SetClock } from "./set-clock.tsx";
import { RoundPanel } from "./round-panel.tsx";

deriveToo(berkeleyIn);

/** Experiment 8 on the page. */
export const berkeleyShown: Shown = {
  experiment: berkeleyExperiment,
  Stage: ClockStage,
  State: RoundPanel,
  Notes: HandoutNote,
  Fields: BerkeleyFields,
  ProcessChanges: SetClock,
};
