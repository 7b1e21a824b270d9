import type { Piece, Told } from "../experiment.ts";
import { capital } from "../outside-sentences.ts";
import { say, strong } from "../sentence.ts";
import { amount, clock, clocks, idOf, numberOf, numbersOf, ownScenario } from "./values.ts";

/**
 * How a step led to two masters, or set a clock back, in words; null if it did neither. A timeout is not a mistake
 * of the waiting process: waiting is all that it can do, and the timeout can be wrong.
 */
export function faultOf(told: Told, breaks: string): Piece[] | null {
  return breaks === "never-backwards" ? setBackIn(told) : breaks in ofMasters ? mistrust(told) : null;
}

/** The checks that a master breaks who is there a second time, or is not known to all. */
const ofMasters = { "one-master": true, "same-master": true };

function mistrust(told: Told): Piece[] | null {
  switch (told.rule) {
    case "lead":
    case "follow":
      return told.values["by"] === "time-out" ? unheard(told) : null;
    case "patience-over": {
      const { silent } = told.values;
      return typeof silent === "string"
        ? say`${capital([clock(silent)])} was silent. ${noneCanTell("it was")}`
        : null;
    }
    default:
      return null;
  }
}

function setBackIn(told: Told): Piece[] | null {
  switch (told.rule) {
    case "adjust-step":
      return setBack(told, numberOf(told, "byMs"));
    case "decide-complete":
    case "decide-timeout":
      return setBack(told, numbersOf(told, "amountsMs")[idOf(told, "self")] ?? 0);
    default:
      return null;
  }
}

function unheard(told: Told): Piece[] | null {
  const readings = numbersOf(told, "readings");
  const missing = ownScenario(told).processes.flatMap(({ id }) => (readings[id] === undefined ? [id] : []));
  if (missing.length === 0) return null;
  const were = missing.length === 1 ? "it was" : "they were";
  return say`It had no reading from ${clocks(missing)}. ${noneCanTell(were)}`;
}

function noneCanTell(were: string): Piece[] {
  return say`${strong("No clock can tell")} whether ${were} down or only slow.`;
}

function setBack(told: Told, byMs: number): Piece[] | null {
  if (byMs >= 0 || ownScenario(told).options.adjust.kind !== "step") return null;
  return say`It set its clock back by ${amount(-byMs)}: with ${strong("slew")} it would have run slower, and never gone back.`;
}
