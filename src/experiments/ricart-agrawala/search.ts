import type { SearchWords } from "../search-words.ts";
import { ownScenario } from "./own-scenario.ts";

/** What is said of a search through the nodes' schedules. */
export const search: SearchWords = {
  tries:
    "The search tries every order of deliveries and local steps, with the same protocol code. It ignores how long things take.",
  sizes: ({ processes }) => [[processes.length, "node"]],
  // Two are what it takes to suspect a node that is only slow.
  usualTimeouts: (scenario) => (ownScenario({ scenario }).options.failures.kind === "none" ? null : 2),
  broken: {
    "mutual-exclusion": "Two nodes in the critical section",
    "all-served": "A node waits for ever",
  },
  asked: "is asked to enter",
  timerWords: (timer) => timers[timer] ?? null,
};

const timers: Readonly<Record<string, string>> = {
  enter: "enters the critical section",
  leave: "leaves the critical section",
  patience: "its patience runs out",
  retry: "asks again",
};
