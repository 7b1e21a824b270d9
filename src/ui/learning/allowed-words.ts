import { listed } from "../../base/words.ts";
import type { Allowed } from "../../learning/moves.ts";

/** What a challenge allows, in words that go on from "You may": "delay one message by at most 80 ms." */
export function allowedWords(may: readonly Allowed[]): string {
  return `${listed(may.map(words))}.`;
}

function words(each: Allowed): string {
  if (each.do === "change") return `change ${each.path} in Parameters`;
  const count = each.most === undefined ? null : each.most;
  const some = (one: string, many: string) =>
    count === null ? `any ${many}` : count === 1 ? `one ${one}` : `up to ${count} ${many}`;
  const message = each.message ?? "message";
  const bound = each.msMax === undefined ? "" : ` by at most ${each.msMax} ms`;
  switch (each.do) {
    case "drop":
      return `drop ${some(message, `${message}s`)}`;
    case "delay":
      return `delay ${some(message, `${message}s`)}${bound}`;
    case "deliver":
      return `deliver ${some(message, `${message}s`)} when you like`;
    case "duplicate":
      return `duplicate ${some(message, `${message}s`)}`;
    case "cut":
      return `cut ${some("segment in two", "segments in two")}`;
    case "change-byte":
      return `change ${some("byte on the way", "bytes on the way")}`;
    case "crash":
    case "restart":
      return `${each.do} ${each.process === undefined ? some("process", "processes") : `${each.process}${count === 1 ? " once" : ""}`}`;
    case "set-clock":
      return `set ${some("clock", "clocks")}${bound}`;
    default:
      return `cut the network in two ${count === 1 ? "once" : ""}`.trimEnd();
  }
}
