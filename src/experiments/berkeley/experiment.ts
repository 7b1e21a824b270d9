import type { Experiment } from "../experiment.ts";
import { berkeleyChanges } from "./differences.ts";
import { isInteresting } from "./interesting.ts";
import { berkeleyScenarios } from "./scenarios.ts";
import { berkeleyListings } from "./listings.ts";
import { litBeside } from "./lit-handout.ts";
import { lit } from "./lit.ts";
import { search } from "./search.ts";
import { narrate } from "./sentences.ts";
import { berkeleySubject } from "./subject.ts";
import { berkeleyTasks } from "./tasks.ts";
import { ownScenario } from "./values.ts";

export const berkeleyExperiment: Experiment = {
  id: "berkeley",
  number: 8,
  title: "Berkeley clocks",
  nameOf: (process) => `Clock ${process}`,
  subject: (scenario) => berkeleySubject(ownScenario({ scenario })),
  narrate,
  listingsOf: berkeleyListings,
  lit,
  litBeside,
  whyWaiting: () => [],
  isInteresting,
  changes: berkeleyChanges,
  search,
  tasks: berkeleyTasks,
  scenarios: berkeleyScenarios,
};
