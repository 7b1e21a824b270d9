import type { WireRule } from "../../protocols/over-sockets/citation.ts";
import type { Rule } from "../../protocols/ricart-agrawala/citation.ts";
import type { Piece, Sentence, Told } from "../experiment.ts";
import { say, strong, type RuleSentence } from "../sentence.ts";
import { whyMineFirst, whyTheirsFirst } from "./comparison.ts";
import { failureSentences } from "./failure-sentences.ts";
import { happeningSentence } from "./happening-sentences.ts";
import { wireSentences } from "./wire-sentences.ts";
import { idsOf, node, nodes, numberOf, pair, textValueOf } from "./values.ts";

/** One sentence for a step: what happened, and why. It goes on from the name of the node whose step it is. */
export function narrate(told: Told): Sentence {
  const rule = sentences[told.rule as Rule | WireRule] as RuleSentence | undefined;
  return { subject: told.process, pieces: rule ? rule(told) : happeningSentence(told) };
}

const REPLY = strong("REPLY");

const sentences: Readonly<Record<Rule | WireRule, RuleSentence>> = {
  request(told) {
    const timestamp = numberOf(told, "timestamp");
    const request = pair(timestamp, textValueOf(told, "self"));
    const peers = idsOf(told, "peers");
    const awaited = idsOf(told, "awaited");
    const struck = peers.filter((peer) => !awaited.includes(peer));
    const made = `its timestamp is highest + 1 = ${timestamp}`;
    if (peers.length === 0)
      return say`${strong("requests")} the critical section: ${made}. There is no other node to ask.`;
    if (struck.length > 0)
      return say`${strong("requests")} the critical section: ${made}. It sends ${request} and expects no ${REPLY} from ${nodes(struck)}, which it suspects.`;
    return say`${strong("requests")} the critical section: ${made}. It sends ${request} to ${nodes(peers)}.`;
  },

  "reply-released": (told) =>
    say`${strong("replies")} to ${asker(told)} at once: it has no request of its own. ${raised(told)}`,
  "reply-theirs-first": (told) => say`${strong("replies")} to ${asker(told)}: ${whyTheirsFirst(told)}.`,
  "reply-while-held": (told) =>
    say`${strong("replies")} to ${asker(told)} although it is in the critical section: this variant does not defer then.`,
  "defer-held": (told) =>
    say`${strong("defers")} its reply to ${asker(told)}: it is in the critical section, so ${theirs(told)} must wait.`,
  "defer-mine-first": (told) => say`${strong("defers")}: ${whyMineFirst(told)}.`,

  "reply-counted": (told) =>
    say`receives the ${REPLY} from ${asker(told)} and still waits for ${nodes(idsOf(told, "awaited"))}.`,
  "reply-last": (told) =>
    say`receives the last missing ${REPLY}, from ${asker(told)}: it may now enter with ${mine(told)}.`,
  "reply-ignored"(told) {
    const answers = told.values["answers"];
    const why =
      textValueOf(told, "phase") !== "WANTED"
        ? say`it is not waiting for a reply`
        : typeof answers === "number" && answers !== numberOf(told, "mine")
          ? say`it answers request ${String(answers)}, but the current request is ${String(numberOf(told, "mine"))}`
          : say`it already has a reply from ${asker(told)}`;
    return say`${strong("ignores")} the ${REPLY} from ${asker(told)}: ${why}.`;
  },

  enter: (told) =>
    say`${strong("enters")} the critical section with its request ${own(told)}: it has every reply.`,
  leave(told) {
    const deferred = idsOf(told, "deferred");
    if (deferred.length === 0)
      return say`${strong("leaves")} the critical section. It has deferred no request.`;
    const replies = deferred.length === 1 ? "the reply" : "the replies";
    const order = deferred.length === 1 ? "" : ", in the order of their requests";
    return say`${strong("leaves")} and sends ${replies} that it deferred, to ${nodes(deferred)}${order}.`;
  },
  "leave-forgets": (told) =>
    say`${strong("leaves")}, but it emptied its queue before it answered: it sends no ${REPLY} to ${nodes(idsOf(told, "deferred"))}.`,

  ...failureSentences,
  ...wireSentences,
};

function asker(told: Told): Piece {
  return node(textValueOf(told, "from"));
}

function own(told: Told): string {
  return pair(numberOf(told, "timestamp"), textValueOf(told, "self"));
}

function mine(told: Told): string {
  return pair(numberOf(told, "mine"), textValueOf(told, "self"));
}

function theirs(told: Told): string {
  return pair(numberOf(told, "theirs"), textValueOf(told, "from"));
}

/** What the request's timestamp did to the highest seen. */
function raised(told: Told): string {
  const before = numberOf(told, "before");
  const highest = numberOf(told, "highest");
  const theirTime = numberOf(told, "theirs");
  if (highest < theirTime) return `Its highest stays ${highest}, although it has seen ${theirTime}.`;
  return highest === before
    ? `Its highest stays ${highest}.`
    : `Its highest goes from ${before} to ${highest}.`;
}
