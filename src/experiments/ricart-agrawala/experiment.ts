import type { Experiment } from "../experiment.ts";
import { ricartAgrawalaChanges } from "./differences.ts";
import { isInteresting } from "./interesting.ts";
import { ricartAgrawalaListings } from "./listings.ts";
import { litBeside } from "./lit-handout.ts";
import { lit } from "./lit.ts";
import { ownScenario } from "./own-scenario.ts";
import { ricartAgrawalaScenarios } from "./scenarios.ts";
import { search } from "./search.ts";
import { narrate } from "./sentences.ts";
import { ricartAgrawalaSubject } from "./subject.ts";
import { ricartAgrawalaTasks } from "./tasks.ts";
import { whyWaiting } from "./waiting.ts";

export const ricartAgrawalaExperiment: Experiment = {
  id: "ricart-agrawala",
  number: 9,
  title: "Ricart–Agrawala",
  nameOf: (process) => `Node ${process}`,
  subject: (scenario) => ricartAgrawalaSubject(ownScenario({ scenario })),
  narrate,
  listingsOf: ricartAgrawalaListings,
  lit,
  litBeside,
  whyWaiting,
  isInteresting,
  changes: ricartAgrawalaChanges,
  search,
  tasks: ricartAgrawalaTasks,
  scenarios: ricartAgrawalaScenarios,
};
