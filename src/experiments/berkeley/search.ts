import { timedOut } from "../../protocols/berkeley/round.ts";
import type { SearchWords } from "../search-words.ts";
import { ownScenario } from "./values.ts";

/** The words for a search of the clocks' schedules. */
export const search: SearchWords = {
  tries:
    "The search tries every order of deliveries, rounds and timeouts, with the same protocol code. No time passes: only adjustments change a clock.",
  sizes(scenario) {
    const { processes, options } = ownScenario({ scenario });
    return [
      [processes.length, "clock"],
      [options.rounds, "round"],
    ];
  },
  // Two are what it takes to suspect a master that is only slow. Where the master is fixed no clock suspects it.
  usualTimeouts: (scenario) => (ownScenario({ scenario }).options.election.kind === "fixed" ? 0 : 2),
  broken: {
    "one-master": "Two masters at once",
    "own-answers": "An answer counted in a round that did not ask for it",
    "one-target": "A round’s adjustments lead to different times",
    "rounds-end": "A round or an election never ends",
    "same-master": "At the end the clocks disagree on the master",
    "clocks-agree": "At the end the clocks of the last round disagree",
    "never-backwards": "A clock is set back",
  },
  timerWords(timer) {
    const round = timedOut(timer);
    return round === null ? (timers[timer] ?? null) : `stops waiting for round ${round}`;
  },
};

const timers: Readonly<Record<string, string>> = {
  patience: "its patience runs out",
  round: "begins a round",
  elect: "stands for election",
  election: "stops waiting for the others’ readings",
};
