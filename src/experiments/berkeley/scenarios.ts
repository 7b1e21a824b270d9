import type { ShippedScenario } from "../experiment.ts";
import {
  asymmetric,
  delays,
  delaysIgnored,
  lateAnswer,
  slowAnswer,
  wildClock,
  wildClockLeftOut,
} from "./scenarios/delays.ts";
import { drift, driftSlewed } from "./scenarios/drift.ts";
import { lowestClock, masterCrashes, oldMasterReturns, twoMasters } from "./scenarios/elections.ts";
import { handout, handoutSlewed } from "./scenarios/handout.ts";
import { measurement } from "./scenarios/measurement.ts";
import { realClocks } from "./scenarios/real-clocks.ts";

/** In the order of the page's list; the experiment opens on the first. */
export const berkeleyScenarios: readonly ShippedScenario[] = [
  handout,
  delays,
  delaysIgnored,
  asymmetric,
  lateAnswer,
  slowAnswer,
  lowestClock,
  masterCrashes,
  oldMasterReturns,
  twoMasters,
  realClocks,
  handoutSlewed,
  drift,
  driftSlewed,
  wildClock,
  wildClockLeftOut,
  measurement,
];
