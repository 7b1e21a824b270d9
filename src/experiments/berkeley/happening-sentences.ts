import type { BerkeleyScenario, Scenario } from "../../scenario/scenario.ts";
import type { Piece, Told } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { clock, clocks, ownScenario, time } from "./values.ts";

/** What happens to the clocks from outside: the beginning, losses, crashes, partitions. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return begin(ownScenario(told));
    case "lost":
      return lost(told);
    case "crash":
      return say`${strong("crashes")}: what it knew and its timers are gone. Its clock, a thing of the machine, runs on.`;
    case "set-clock":
      return setClock(told);
    case "partition":
      return say`A ${strong("partition")} begins: no message passes between ${sides(told)}.`;
    case "heal":
      return say`The ${strong("partition")} ends: messages pass again between ${sides(told)}.`;
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

function capital(pieces: readonly Piece[]): Piece[] {
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  const upper = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  if (typeof first === "string") return [upper(first), ...rest];
  return [{ ...first, text: upper(first.text) }, ...rest];
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

function lost(told: Told): Piece[] {
  const { message } = told;
  if (!message) return say`A message is ${strong("lost")}.`;
  const what = say`${strong(message.label.split(" ")[0] ?? "")} from ${clock(message.from)} to ${clock(message.to)}`;
  switch (told.lost) {
    case "drop":
      return say`${what} is ${strong("lost")}: it was picked to be dropped, and neither is told.`;
    case "partition":
      return say`${what} is ${strong("lost")}: the partition cuts it off.`;
    case "down":
      return say`${what} is ${strong("lost")}: ${clock(message.to)} is down.`;
    default:
      return say`${what} is ${strong("lost")} on the way, by chance; neither is told.`;
  }
}

function setClock(told: Told): Piece[] {
  const change = told.scenario.interventions.find(
    (one) => one.do === "set-clock" && one.process === told.process && one.atMs === told.atMs,
  );
  const byMs = change?.do === "set-clock" ? change.byMs : 0;
  return say`has its clock ${strong("set")} ${byMs < 0 ? "back" : "forward"} by ${time(Math.abs(byMs))}, from outside: it does not know.`;
}

/** The groups that cannot hear one another. */
function sides(told: Told): Piece[] {
  const groups = (told.groups ?? []).filter((group) => group.length > 0);
  return groups.flatMap((group, index) => (index === 0 ? clocks(group) : [" and ", ...clocks(group)]));
}
