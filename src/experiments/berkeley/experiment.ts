import { invariant } from "../../base/invariant.ts";
import type { Experiment } from "../experiment.ts";
import { faultOf } from "./fault.ts";
import { isInteresting } from "./interesting.ts";
import { berkeleyScenarios } from "./scenarios.ts";
import { berkeleyListings } from "./listings.ts";
import { lit } from "./lit.ts";
import { narrate } from "./sentences.ts";
import { berkeleySubject } from "./subject.ts";

export const berkeleyExperiment: Experiment = {
  id: "berkeley",
  title: "Berkeley clocks",
  nameOf: (process) => `Clock ${process}`,
  subject(scenario) {
    invariant(scenario.experiment === "berkeley", "a scenario of another experiment");
    return berkeleySubject(scenario);
  },
  narrate,
  listingsOf: berkeleyListings,
  lit,
  whyWaiting: () => [],
  faultOf,
  isInteresting,
  scenarios: berkeleyScenarios,
};
