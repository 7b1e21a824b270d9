import type { Piece, Told } from "../experiment.ts";
import { type Called, capital, clockSetByMs, lostSentence, partitionSentence } from "../outside-sentences.ts";
import { say, strong } from "../sentence.ts";
import { amount, clock, clocks, duration, ownScenario } from "./values.ts";

const called: Called = { one: clock, many: clocks, neither: "neither" };

/** Events from outside the clocks: the beginning, losses, crashes, partitions. */
export function happeningSentence(told: Told): Piece[] {
  switch (told.kind) {
    case "begin":
      return begin(told);
    case "lost":
      return lostSentence(told, told.message?.label.split(" ")[0] ?? "", called);
    case "crash":
      return told.wasOff()
        ? say`is ${strong("off")} from the start. Its clock runs all the same.`
        : say`${strong("crashes")}: it loses its state and timers. Its clock runs on.`;
    case "set-clock":
      return setClock(told);
    case "partition":
    case "heal":
      return partitionSentence(told, called);
    default:
      return [told.kind];
  }
}

function begin(told: Told): Piece[] {
  const { processes, options } = ownScenario(told);
  const ids = processes.map(({ id }) => id);
  const how =
    options.election.kind === "fixed"
      ? say`${clock(options.master ?? ids[0] ?? "")} is the master`
      : say`the clock with the lowest reading becomes the master`;
  return say`${capital(clocks(ids))}; ${how}.${travel(told)}`;
}

/** How long messages took in this very run, which a recording has no other word of. */
function travel(told: Told): string {
  const ms = told.travelMs();
  if (!ms) return "";
  if (ms.most === 0) return " A message takes no time.";
  const [least, most] = [duration(ms.least), duration(ms.most)];
  if (least === most) return ` A message takes ${most}.`;
  return ms.least === 0 ? ` A message takes up to ${most}.` : ` A message takes ${least} to ${most}.`;
}

function setClock(told: Told): Piece[] {
  const byMs = clockSetByMs(told);
  return say`gets its clock ${strong("set")} ${byMs < 0 ? "back" : "forward"} by ${amount(Math.abs(byMs))} from outside, and does not know it.`;
}
