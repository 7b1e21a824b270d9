import { timedOut } from "../../protocols/berkeley/round.ts";
import type { SearchWords } from "../search-words.ts";
import { ownScenario } from "./values.ts";

/** What is said of a search through the clocks' schedules. */
export const search: SearchWords = {
  tries:
    "Here every order of the deliveries, rounds and time-outs is tried, with the same protocol. No time goes by meanwhile: clocks stand, but for their adjustments.",
  sizes(scenario) {
    const { processes, options } = ownScenario({ scenario });
    return [
      [processes.length, "clock"],
      [options.rounds, "round"],
    ];
  },
  // Two are what it takes to suspect a master that is only slow. Where the master is fixed nobody suspects it.
  usualTimeouts: (scenario) => (ownScenario({ scenario }).options.election.kind === "fixed" ? 0 : 2),
  broken: {
    "one-master": "Two masters at once",
    "own-answers": "An answer counted in a round that did not ask for it",
    "one-target": "A round's amounts lead to different times",
    "rounds-end": "A round or an election never ends",
    "same-master": "In the end not all name the same master",
    "clocks-agree": "In the end the clocks of the last round do not agree",
    "never-backwards": "A clock is set back",
  },
  timerWords(timer) {
    const round = timedOut(timer);
    return round === null ? (timers[timer] ?? null) : `waits no longer for round ${round}`;
  },
};

const timers: Readonly<Record<string, string>> = {
  patience: "its patience is over",
  round: "begins a round",
  elect: "stands for election",
  election: "waits no longer for the others’ readings",
};
