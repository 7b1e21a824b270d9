import { useWorkbench } from "../use-workbench.ts";
import { shownOf } from "./loaded.ts";
import type { Shown } from "./shown.ts";

/** The parts of the page that belong to the experiment whose run is shown. */
export function useShown(): Shown {
  return shownOf(useWorkbench(({ run }) => run.experiment.id));
}
