import type { SearchWords } from "../search-words.ts";
import { ownScenario } from "./own-scenario.ts";

/** What is said of a search through the nodes' schedules. */
export const search: SearchWords = {
  tries:
    "Here every order of the deliveries and of what the nodes do is tried, with the same protocol; how long anything takes is left out.",
  sizes: ({ processes }) => [[processes.length, "node"]],
  // Two are what it takes to suspect a node that is only slow.
  usualTimeouts: (scenario) => (ownScenario({ scenario }).options.failures.kind === "none" ? null : 2),
  broken: {
    "mutual-exclusion": "Two in the critical section",
    "all-served": "Somebody waits for ever",
  },
  asked: "is asked to enter",
  timerWords: (timer) => timers[timer] ?? null,
};

const timers: Readonly<Record<string, string>> = {
  enter: "enters the critical section",
  leave: "leaves the critical section",
  patience: "its patience is over",
  retry: "asks again",
};
