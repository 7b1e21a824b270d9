import type { WireRule } from "../../protocols/over-sockets/citation.ts";
import type { Piece, Told } from "../experiment.ts";
import { say, strong, type RuleSentence } from "../sentence.ts";
import { node, numberOf, textValueOf } from "./values.ts";

/** What the connections do under the protocol, where it runs over TCP (task 9.1). */
export const wireSentences: Readonly<Record<WireRule, RuleSentence>> = {
  opens: () => say`${strong("opens")} a socket to listen on.`,
  listens: (told) => say`${strong("listens")} on port ${String(numberOf(told, "port"))}.`,
  connects: (told) =>
    say`${strong("connects")} to ${node(textValueOf(told, "to"))} on port ${String(numberOf(told, "port"))}.`,
  connected: (told) =>
    say`is ${strong("connected")} to ${node(textValueOf(told, "to"))}, and sends its own id in the first line.`,
  refused: (told) =>
    say`is ${strong("refused")} by ${node(textValueOf(told, "from"))}, which does not listen yet: ${textValueOf(told, "by")}.`,
  accepts: () => say`${strong("accepts")} a connection. It does not know yet which node is at the other end.`,
  greeted: (told) =>
    say`learns from the first line that ${node(textValueOf(told, "from"))} is at the other end.`,
  "half-a-line": (told) =>
    say`gets a part of a line${by(told)} and ${strong("waits for the rest")}: a stream has no message borders.`,
  garbled: (told) => say`gets a line${by(told)} that is not a message, and ${strong("ignores it")}.`,
  "peer-gone": (told) => say`sees that the connection${by(told)} has ended (${textValueOf(told, "by")}).`,
};

function by(told: Told): Piece[] {
  return typeof told.values["from"] === "string" ? say` from ${node(textValueOf(told, "from"))}` : [];
}
