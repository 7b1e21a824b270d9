import type { BerkeleyScenario, Scenario } from "../../scenario/scenario.ts";
import type { Piece, Told } from "../experiment.ts";
import { type Called, capital, clockSetByMs, lostSentence, partitionSentence } from "../outside-sentences.ts";
import { say, strong } from "../sentence.ts";
import { clock, clocks, ownScenario, time } from "./values.ts";

const called: Called = { one: clock, many: clocks, neither: "neither" };

/** What happens to the clocks from outside: the beginning, losses, crashes, partitions. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return begin(ownScenario(told));
    case "lost":
      return lostSentence(told, told.message?.label.split(" ")[0] ?? "", called);
    case "crash":
      return say`${strong("crashes")}: what it knew and its timers are gone. Its clock, a thing of the machine, runs on.`;
    case "set-clock":
      return setClock(told);
    case "partition":
    case "heal":
      return partitionSentence(told, called);
    default:
      return [told.kind];
  }
}

function begin({ processes, network, options }: BerkeleyScenario): Piece[] {
  const ids = processes.map(({ id }) => id);
  const how =
    options.election.kind === "fixed"
      ? say`${clock(options.master ?? ids[0] ?? "")} is the master`
      : say`the lowest becomes the master`;
  return say`${capital(clocks(ids))}; ${how}. A message takes ${delayWords(network.delay)}. Press → for the first step.`;
}

function delayWords(delay: Scenario["network"]["delay"]): string {
  switch (delay.kind) {
    case "constant":
      return delay.ms === 0 ? "no time" : time(delay.ms);
    case "uniform":
      return `${time(delay.minMs)} to ${time(delay.maxMs)}`;
    case "exponential":
      return `at least ${time(delay.minMs)}, on average ${time(delay.minMs + delay.meanMs)}`;
  }
}

function setClock(told: Told): Piece[] {
  const byMs = clockSetByMs(told);
  return say`has its clock ${strong("set")} ${byMs < 0 ? "back" : "forward"} by ${time(Math.abs(byMs))}, from outside: it does not know.`;
}
