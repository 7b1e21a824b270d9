import type { Experiment } from "../experiment.ts";
import { ricartAgrawalaScenarios } from "./scenarios.ts";
import { ricartAgrawalaSubject } from "./subject.ts";

export const ricartAgrawalaExperiment: Experiment = {
  id: "ricart-agrawala",
  title: "Ricart–Agrawala",
  nameOf: (process) => `Node ${process}`,
  subject: ricartAgrawalaSubject,
  narrate: (told) => ({ subject: told.process, pieces: [told.rule ?? told.kind] }),
  listings: [],
  lit: () => null,
  isInteresting: (told) => told.rule === "enter" || told.rule === "leave",
  scenarios: ricartAgrawalaScenarios,
};
