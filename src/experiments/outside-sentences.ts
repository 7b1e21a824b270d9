import type { ProcessId } from "../base/words.ts";
import type { Piece, Told } from "./experiment.ts";
import { say, strong } from "./sentence.ts";

/** How an experiment calls its processes in a sentence. */
export interface Called {
  readonly one: (id: ProcessId) => Piece;
  readonly many: (ids: readonly ProcessId[]) => Piece[];
  /** Names both ends of a message: "neither node". */
  readonly neither: string;
  /** The words before the label if only a part of a stream is lost and may be retransmitted. */
  readonly carrier?: string;
}

/** A message that does not arrive, by what it is called. */
export function lostSentence(told: Told, label: string, { one, neither, carrier = "The " }: Called): Piece[] {
  const { message } = told;
  if (!message) return say`A message is ${strong("lost")}.`;
  const copy = told.isCopyLeft ? "A copy of the " : carrier;
  const what = say`${copy}${strong(label)} from ${one(message.from)} to ${one(message.to)}`;
  switch (told.lost) {
    case "drop":
      return say`${what} is ${strong("lost")}: it was dropped, and ${neither} learns of it.`;
    case "partition":
      return say`${what} is ${strong("lost")}: the partition cuts it off.`;
    case "down":
      return say`${what} is ${strong("lost")}: ${one(message.to)} is down.`;
    default:
      return say`${what} is ${strong("lost")} on the way by chance, and ${neither} learns of it.`;
  }
}

/** A partition that begins or ends. */
export function partitionSentence(told: Told, called: Called): Piece[] {
  return told.kind === "partition"
    ? say`A ${strong("partition")} begins: no message passes between ${sides(told, called)}.`
    : say`The ${strong("partition")} ends: messages pass again between ${sides(told, called)}.`;
}

/** The groups that cannot hear one another: "node 1 and nodes 2 and 3". */
function sides(told: Told, { many }: Called): Piece[] {
  const groups = (told.groups ?? []).filter((group) => group.length > 0);
  return groups.flatMap((group, index): Piece[] => {
    const joint = index === 0 ? "" : index === groups.length - 1 ? " and " : ", ";
    return say`${joint}${many(group)}`;
  });
}

/** By how many ms the clock of the step's process is set from outside; below 0 back. */
export function clockSetByMs(told: Told): number {
  const change = told.scenario.interventions.find(
    (one) => one.do === "set-clock" && one.process === told.process && one.atMs === told.atMs,
  );
  return change?.do === "set-clock" ? change.byMs : 0;
}

/** A sentence's beginning with a capital letter. */
export function capital(pieces: readonly Piece[]): Piece[] {
  const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
  return pieces.map((piece, index) =>
    index > 0 ? piece : typeof piece === "string" ? upper(piece) : { ...piece, text: upper(piece.text) },
  );
}
