import { useEffect, useState } from "react";
import type { FaultOf } from "../../experiments/experiment.ts";
import { Chunk } from "../chunk/chunk.ts";
import { useWorkbench } from "../use-workbench.ts";

/** What finds the causes of broken checks, by experiment: fetched with the first check that breaks. */
const faults: Readonly<Record<string, Chunk<FaultOf>>> = {
  sockets: new Chunk(() => import("../../experiments/sockets/fault.ts").then(({ faultOf }) => faultOf)),
  berkeley: new Chunk(() => import("../../experiments/berkeley/fault.ts").then(({ faultOf }) => faultOf)),
  "ricart-agrawala": new Chunk(() =>
    import("../../experiments/ricart-agrawala/fault.ts").then(({ faultOf }) => faultOf),
  ),
};

/** What finds the causes in the run that is shown; null until it has been fetched, or where there is none. */
export function useFaultOf(): FaultOf | null {
  const chunk = faults[useWorkbench(({ run }) => run.experiment.id)];
  const [, setFetched] = useState(0);
  useEffect(() => {
    // Without it the page still names the broken check, only not its cause.
    if (chunk?.found === null)
      chunk.fetch().then(
        () => setFetched((count) => count + 1),
        () => {},
      );
  }, [chunk]);
  return chunk?.found ?? null;
}
