import { ms } from "../interventions.ts";
import type { BerkeleyOptions } from "./scenario.ts";

/** What an option says, by its name in the file. */
export function optionWords(options: BerkeleyOptions, key: string): string {
  const { adjust, election, faultTolerantMs, rttMaxMs, roundSeconds } = options;
  switch (key) {
    case "compensation":
      return options.compensation === "none"
        ? "Readings are used as they are"
        : "Half the round-trip time is added to each reading";
    case "adjust":
      return adjust.kind === "step" ? "Clocks are stepped" : `Clocks are slewed by ${adjust.ppm} ppm`;
    case "faultTolerantMs":
      return faultTolerantMs === null
        ? "The average is plain"
        : `The average is fault-tolerant, within ${ms(faultTolerantMs)}`;
    case "rttMaxMs":
      return rttMaxMs === null ? "Slow answers count" : `Answers slower than ${ms(rttMaxMs)} do not count`;
    case "roundSeconds":
      return roundSeconds === null
        ? "Adjustments are not rounded"
        : `Adjustments have ${roundSeconds} decimals`;
    case "election":
      return election.kind === "fixed"
        ? "The master is fixed"
        : `The lowest clock is elected, and replaced after ${ms(election.patienceMs)} of silence`;
    case "master":
      return `Clock ${options.master ?? "1"} is the master`;
    case "rounds":
      return `There are ${options.rounds} rounds`;
    case "firstRoundMs":
      return `The first round is at ${ms(options.firstRoundMs)}`;
    case "everyMs":
      return `There is a round every ${ms(options.everyMs)}`;
    case "timeoutMs":
      return `The timeout for answers is ${ms(options.timeoutMs)}`;
    default:
      return `“${key}” is changed`;
  }
}
