import { asText } from "../../protocols/ricart-agrawala/precedence.ts";
import type { Piece, Told } from "../experiment.ts";
import { say } from "../sentence.ts";
import { node, numberOf, pair, textValueOf } from "./values.ts";

/** Two requests and the order that decided between them, as a step cited them. */
export interface Compared {
  readonly order: string;
  readonly self: string;
  readonly from: string;
  readonly mine: number;
  readonly theirs: number;
  readonly tie: boolean;
}

function comparedIn(told: Told): Compared {
  const mine = numberOf(told, "mine");
  const theirs = numberOf(told, "theirs");
  return {
    order: textValueOf(told, "order"),
    self: textValueOf(told, "self"),
    from: textValueOf(told, "from"),
    mine,
    theirs,
    tie: mine === theirs,
  };
}

/** Why the node's own request comes first: "its own request (4, 2) comes before node 1's (5, 1)". */
export function whyMineFirst(told: Told): Piece[] {
  return mineFirst(comparedIn(told));
}

export function mineFirst({ order, self, from, mine, theirs, tie }: Compared): Piece[] {
  const peer = node(from);
  if (order === "text")
    return say`as text, its own ${quoted(mine, self)} comes before ${quoted(theirs, from)}, ${whatever(mine, theirs)}`;
  if (order === "timestamp")
    return tie
      ? say`both timestamps are ${mine}, and without the ids neither request gives way to the other`
      : say`its own timestamp ${mine} is lower than ${theirs}, that of ${peer}; ids are not compared`;
  const why = tie ? `: equal timestamps, and ${self} is the lower id` : "";
  return say`its own request ${pair(mine, self)} comes before ${peer}’s ${pair(theirs, from)}${why}`;
}

export function whyTheirsFirst(told: Told): Piece[] {
  const { order, self, from, mine, theirs, tie } = comparedIn(told);
  if (order === "text")
    return say`as text, ${quoted(theirs, from)} comes before its own ${quoted(mine, self)}, ${whatever(theirs, mine)}`;
  if (order === "timestamp")
    return say`timestamp ${theirs} is lower than its own ${mine}; ids are not compared`;
  const why = tie ? `: equal timestamps, and ${from} is the lower id` : "";
  return say`request ${pair(theirs, from)} comes before its own ${pair(mine, self)}${why}`;
}

function quoted(timestamp: number, id: string): string {
  return `"${asText({ timestamp, id })}"`;
}

/** What the comparison of texts has made of the timestamps of the one that comes first and of the other. */
function whatever(first: number, second: number): string {
  return first > second ? `though ${first} > ${second}` : "whatever the timestamps";
}

/** The comparison as Python prints it, with the values in it: "(4, 2) < (5, 1) is True". */
export function comparisonNote(told: Told): string {
  const { order, self, from, mine, theirs } = comparedIn(told);
  const verdict = told.rule === "defer-mine-first" ? "True" : "False";
  switch (order) {
    case "text":
      return `${quoted(mine, self)} < ${quoted(theirs, from)} is ${verdict}`;
    case "timestamp":
      return `${mine} <= ${theirs} is ${verdict}`;
    default:
      return `${pair(mine, self)} < ${pair(theirs, from)} is ${verdict}`;
  }
}
