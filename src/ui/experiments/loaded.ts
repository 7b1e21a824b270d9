import { invariant } from "../../base/invariant.ts";
import type { ExperimentId } from "../../scenario/scenario.ts";
import type { Shown } from "./shown.ts";

const loaded = new Map<ExperimentId, Shown>();

/** Keeps how an experiment is shown, from when it is there. */
export function keepShown(shown: Shown): Shown {
  loaded.set(shown.experiment.id, shown);
  return shown;
}

/** How the page shows an experiment, where it has been loaded. */
export function shownIfLoaded(id: ExperimentId): Shown | undefined {
  return loaded.get(id);
}

/** The same of one whose run is open: it has been loaded before. */
export function shownOf(id: ExperimentId): Shown {
  const shown = loaded.get(id);
  invariant(shown, () => `${id} is loaded before a run of it is opened`);
  return shown;
}
