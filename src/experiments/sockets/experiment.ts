import type { Experiment } from "../experiment.ts";
import { litInCorrected, withCorrected } from "./corrected.ts";
import { isInteresting } from "./interesting.ts";
import { lit } from "./lit.ts";
import { titled } from "./names.ts";
import { optionWords } from "./option-words.ts";
import { processDifferences } from "./process-differences.ts";
import { ownScenario } from "./own-scenario.ts";
import { own } from "./python/kind.ts";
import { isOwn } from "./python/own.ts";
import { socketsScenarios } from "./scenarios.ts";
import { ownPrograms } from "./python-programs.ts";
import { narrate } from "./sentences.ts";
import { sidesOf } from "./sides.ts";
import { socketsSubject } from "./subject.ts";
import { socketsTasks } from "./tasks.ts";
import { whyWaiting } from "./waiting.ts";

/** Experiment 7: clients and servers over TCP sockets. */
export const socketsExperiment: Experiment = {
  id: "sockets",
  number: 7,
  title: "Sockets",
  nameOf: titled,
  subject: (scenario) => socketsSubject(ownScenario({ scenario })),
  ownPrograms,
  narrate,
  listingsOf: withCorrected,
  lit,
  callOf: (told) => (isOwn(told) ? own().callOf(told) : null),
  litBeside: litInCorrected,
  whyWaiting,
  sidesOf,
  isInteresting,
  changes: {
    optionWords: (scenario, key) => optionWords(ownScenario({ scenario }).options, key),
    processes: processDifferences,
  },
  tasks: socketsTasks,
  scenarios: socketsScenarios,
};
