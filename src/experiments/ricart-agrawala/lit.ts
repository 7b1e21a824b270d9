import type { WireRule } from "../../protocols/over-sockets/citation.ts";
import type { Rule } from "../../protocols/ricart-agrawala/citation.ts";
import type { Lit, Told } from "../experiment.ts";
import { type Line, type Lines, litOf } from "../lines.ts";
import { comparisonNote } from "./comparison.ts";
import { failureLines, olderReply, requestWithoutSuspects } from "./failure-lines.ts";
import { nodeListing } from "./listings.ts";
import { wireLines } from "./wire-lines.ts";
import { idsOf, numberOf, setOf, textValueOf } from "./values.ts";
import { ownScenario } from "./own-scenario.ts";

/** The lines of a listing that the step's rule stands on. */
export function lit(told: Told): Lit | null {
  if (told.kind === "postponed")
    return litOf(inNode(["self.wishes.append(hold_ms)", "not yet"]), told.scenario);
  const find = ruleLines[told.rule as Rule | WireRule] as ((told: Told) => Lines) | undefined;
  return find ? litOf(find(told), told.scenario) : null;
}

const ruleLines: Readonly<Record<Rule | WireRule, (told: Told) => Lines>> = {
  request(told) {
    if (idsOf(told, "awaited").length < idsOf(told, "peers").length) return requestWithoutSuspects(told);
    const timestamp = numberOf(told, "timestamp");
    return inNode(
      ["self.timestamp = self.highest + 1", `timestamp = ${numberOf(told, "before")} + 1 = ${timestamp}`],
      ["self.highest = self.timestamp", `highest = ${timestamp}`],
      ["self.awaited = set(self.peers)", `awaited = ${setOf(idsOf(told, "awaited"))}`],
      ['self.send(peer, "REQUEST", self.timestamp)'],
    );
  },
  "reply-released": (told) => onRequest(told, ["return False", "RELEASED, so False"]),
  "reply-theirs-first": (told) => onRequest(told, comparison(told)),
  "reply-while-held": (told) => onRequest(told, ["return DEFER_WHEN_HELD", "HELD, and yet False"]),
  "defer-held": (told) => onRequest(told, ["return DEFER_WHEN_HELD", "HELD, so True"]),
  "defer-mine-first": (told) => onRequest(told, comparison(told)),

  "reply-counted": (told) => inNode(counted(told), ['self.say(f"received REPLY from {sender}")']),
  "reply-last": (told) =>
    inNode(counted(told), ["if not self.awaited:", "none missing"], ["self.after(0, self.enter)"]),
  "reply-ignored": (told) =>
    ownScenario(told).options.failures.kind === "retry" && isOlder(told)
      ? olderReply(told)
      : inNode(
          ["return  # already counted, or not needed"],
          ["if sender not in self.awaited:", `${textValueOf(told, "from")} is not awaited`],
        ),

  enter: () => inNode(["self.state = HELD", "state = HELD"], ['self.say("enters CS")']),
  leave(told) {
    const deferred = idsOf(told, "deferred");
    const replies = deferred.length > 0 ? [["self.reply(peer)"] as const] : [];
    return inNode(
      ["self.state, self.timestamp = RELEASED, 0", "state = RELEASED"],
      ["for peer in self.deferred:", `deferred = [${deferred.join(", ")}]`],
      ...replies,
    );
  },
  "leave-forgets": (told) =>
    inNode(
      [
        "self.deferred = []  # before the replies are sent",
        `[${idsOf(told, "deferred").join(", ")}] is forgotten`,
      ],
      ["if CLEAR_DEFERRED_EARLY:"],
    ),

  ...failureLines,
  ...wireLines,
};

function inNode(...lines: readonly Line[]): Lines {
  return { listing: nodeListing, lines };
}

/** What `on_request` does: the line that decided, what was learnt, and the reply or the place in the queue. */
function onRequest(told: Told, decided: Line): Lines {
  const [before, theirs, highest] = [
    numberOf(told, "before"),
    numberOf(told, "theirs"),
    numberOf(told, "highest"),
  ];
  const forgets = highest < theirs;
  const raised: Line = forgets
    ? ["if RAISE_HIGHEST:", `no: highest stays ${highest}, not ${theirs}`]
    : ["self.highest = max(self.highest, t)", `highest = max(${before}, ${theirs}) = ${highest}`];
  const defers = told.rule === "defer-held" || told.rule === "defer-mine-first";
  const done: Line = defers
    ? ["self.deferred.append(sender)", `sender is ${textValueOf(told, "from")}`]
    : ["self.reply(sender)", `sender is ${textValueOf(told, "from")}`];
  return inNode(decided, raised, done);
}

function comparison(told: Told): Line {
  const anchors: Readonly<Record<string, string>> = {
    text: "return text(self.timestamp, self.id) < text(t, sender)",
    timestamp: "return self.timestamp <= t",
  };
  const anchor = anchors[textValueOf(told, "order")] ?? "return (self.timestamp, self.id) < (t, sender)";
  return [anchor, comparisonNote(told)];
}

function counted(told: Told): Line {
  return ["self.awaited.remove(sender)", `awaited = ${setOf(idsOf(told, "awaited"))}`];
}

function isOlder(told: Told): boolean {
  const answers = told.values["answers"];
  return typeof answers === "number" && answers !== numberOf(told, "mine");
}
