import { faultOf as berkeley } from "../../src/experiments/berkeley/fault.ts";
import type { FaultOf } from "../../src/experiments/experiment.ts";
import { faultOf as ricartAgrawala } from "../../src/experiments/ricart-agrawala/fault.ts";
import { faultOf as sockets } from "../../src/experiments/sockets/fault.ts";

/** What finds the causes of broken checks in the runs of an experiment. */
export const faults: Readonly<Record<string, FaultOf>> = {
  sockets,
  berkeley,
  "ricart-agrawala": ricartAgrawala,
};
