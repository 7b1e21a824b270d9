import { invariant } from "../../base/invariant.ts";
import type { Experiment } from "../experiment.ts";
import { socketListings } from "./code.ts";
import { isInteresting } from "./interesting.ts";
import { lit } from "./lit.ts";
import { titled } from "./names.ts";
import { socketsScenarios } from "./scenarios.ts";
import { narrate } from "./sentences.ts";
import { socketsSubject } from "./subject.ts";
import { whyWaiting } from "./waiting.ts";

/** Experiment 7: clients and servers over TCP sockets. */
export const socketsExperiment: Experiment = {
  id: "sockets",
  title: "Sockets",
  nameOf: titled,
  subject(scenario) {
    invariant(scenario.experiment === "sockets", "a scenario of another experiment");
    return socketsSubject(scenario);
  },
  narrate,
  listingsOf: socketListings,
  lit,
  whyWaiting,
  isInteresting,
  scenarios: socketsScenarios,
};
