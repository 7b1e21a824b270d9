import { invariant } from "../../base/invariant.ts";
import type { Experiment } from "../experiment.ts";
import { berkeleyScenarios } from "./scenarios.ts";
import { berkeleySubject } from "./subject.ts";

export const berkeleyExperiment: Experiment = {
  id: "berkeley",
  title: "Berkeley clocks",
  nameOf: (process) => `Clock ${process}`,
  subject(scenario) {
    invariant(scenario.experiment === "berkeley", "a scenario of another experiment");
    return berkeleySubject(scenario);
  },
  narrate: ({ process, rule, kind }) => ({ subject: process, pieces: [`${rule ?? kind}.`] }),
  listings: [],
  lit: () => null,
  whyWaiting: () => [],
  isInteresting: ({ rule }) => rule !== null && (rule.startsWith("decide-") || rule === "lead"),
  scenarios: berkeleyScenarios,
};
