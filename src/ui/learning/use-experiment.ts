import { useEffect, useState } from "react";
import type { Experiment } from "../../experiments/experiment.ts";
import type { ExperimentId } from "../../scenario/scenario.ts";
import { shownIfLoaded } from "../experiments/loaded.ts";
import { loadExperiment } from "./open-run.ts";

/** An experiment, fetched where it is not there yet; null until then. */
export function useExperiment(id: ExperimentId): Experiment | null {
  const [found, setFound] = useState<Experiment | null>(null);
  useEffect(() => {
    let left = false;
    void (async () => {
      const loaded = await loadExperiment(id);
      if (!left && loaded) setFound(loaded);
    })();
    return () => {
      left = true;
    };
  }, [id]);
  return found?.id === id ? found : (shownIfLoaded(id)?.experiment ?? null);
}
