import type { State } from "../../protocols/ricart-agrawala/state.ts";
import type { Piece, Told } from "../experiment.ts";
import { capital } from "../outside-sentences.ts";
import { say, strong } from "../sentence.ts";
import { node, numberOf, pair, textValueOf } from "./values.ts";

/**
 * What a step did that the right algorithm would not have done there, in words; null where it did right. Judged
 * by what the step itself looked at: the requests compared, as (timestamp, id), and the highest timestamp seen.
 */
export function faultOf(told: Told, breaks: string): Piece[] | null {
  // More messages than needed are no mistake of one step.
  if (breaks === "message-count") return null;
  switch (told.rule) {
    case "reply-theirs-first":
      return mineFirst(told)
        ? say`By (timestamp, id) its own ${mine(told)} comes before ${theirs(told)}: the correct algorithm would ${strong("defer")} here.`
        : unlearnt(told);
    case "defer-mine-first":
      return mineFirst(told)
        ? unlearnt(told)
        : say`By (timestamp, id) ${theirs(told)} comes before its own ${mine(told)}: the correct algorithm would ${strong("reply")} here.`;
    case "reply-while-held":
      return say`It is in the critical section: the correct algorithm would ${strong("defer")} here and reply when it leaves.`;
    case "reply-released":
    case "defer-held":
      return unlearnt(told);
    case "restart":
      return breaks === "mutual-exclusion" ? forgotten(told) : null;
    case "leave-forgets":
      return say`It owed a reply to every node in its queue: the correct algorithm ${strong("answers the queue")} and empties it afterwards.`;
    case "suspect":
    case "suspect-last":
      return told.kind === "timer"
        ? say`${capital([node(textValueOf(told, "peer"))])} was silent. ${strong("No node can tell")} whether it had crashed or was only slow.`
        : null;
    default:
      return null;
  }
}

/** A timestamp that was seen and not learnt from: the next request may come too early in the order. */
function unlearnt(told: Told): Piece[] | null {
  const [seen, highest] = [numberOf(told, "theirs"), numberOf(told, "highest")];
  if (highest >= seen) return null;
  return say`It has seen timestamp ${String(seen)}: the correct algorithm would ${strong("raise highest")} to it, so that its next request comes later.`;
}

/** A timestamp that a crash erased: the next request may come before one that the node replied to. */
function forgotten(told: Told): Piece[] | null {
  const { highest: seen = 0 } = (told.beforeCrash() ?? {}) as Partial<State>;
  if (seen <= numberOf(told, "highest")) return null;
  return say`It had seen timestamp ${String(seen)} and ${strong("forgot it")} in the crash: with highest saved on disk, its next timestamp would be at least ${String(seen + 1)}.`;
}

function mineFirst(told: Told): boolean {
  const [own, other] = [numberOf(told, "mine"), numberOf(told, "theirs")];
  return (
    own < other || (own === other && Number(textValueOf(told, "self")) < Number(textValueOf(told, "from")))
  );
}

function mine(told: Told): string {
  return pair(numberOf(told, "mine"), textValueOf(told, "self"));
}

function theirs(told: Told): string {
  return pair(numberOf(told, "theirs"), textValueOf(told, "from"));
}
