import type { Told } from "../experiment.ts";
import type { Line, Lines } from "../lines.ts";
import type { FailureRule } from "./failure-rules.ts";
import { failuresListing, nodeListing } from "./listings.ts";
import { idsOf, numberOf, setOf, textValueOf } from "./values.ts";

/** The lines of probing and retrying (task 9.2): in `node_failures.py`, but for the restart. */
export const failureLines: Readonly<Record<FailureRule, (told: Told) => Lines>> = {
  restart: () => ({
    listing: nodeListing,
    lines: [
      ["self.highest = highest  # highest timestamp seen", "highest = 0"],
      ["self.state = RELEASED", "state = RELEASED"],
      ["# nodes to which it owes a REPLY", "deferred = []"],
    ],
  }),

  probe: (told) =>
    inFailures(
      ['self.send(peer, "PROBE")', `peer in ${setOf(idsOf(told, "awaited"))}`],
      ["def probe(self):"],
    ),
  "probe-answered": (told) =>
    inFailures(
      ['self.send(sender, "ALIVE")', `sender is ${textValueOf(told, "from")}`],
      ['if kind == "PROBE":'],
    ),
  alive(told) {
    const seen: Line = ['if was_probed or kind == "ALIVE":', `${textValueOf(told, "from")} is ALIVE`];
    const patient: Line = ['self.set_timer("patience", PATIENCE_MS, self.probe)'];
    return told.values["waits"] === true ? inFailures(seen, patient) : inFailures(seen);
  },
  suspect,
  "suspect-last": suspect,

  retry: (told) =>
    inFailures(
      ['self.send(peer, "REQUEST", self.timestamp)', `timestamp = ${numberOf(told, "timestamp")}`],
      ["def retry(self):"],
      ['self.set_timer("retry", ms, self.retry)'],
    ),
  "repeat-still-deferred": (told) =>
    inFailures(
      ["return  # already in the queue"],
      ["if seen and sender in self.deferred:", `${textValueOf(told, "from")} is in deferred`],
    ),
  "repeat-answered": (told) =>
    inFailures(
      ['self.send(sender, "REPLY", t)  # again'],
      ["if self.answered.get(sender) == t:", `${numberOf(told, "theirs")} was answered`],
    ),
};

/** A request that expects nothing of the peers that were given up. */
export function requestWithoutSuspects(told: Told): Lines {
  return inFailures(
    ["self.awaited -= self.suspected", `awaited = ${setOf(idsOf(told, "awaited"))}`],
    ["if self.suspected:"],
  );
}

/** A REPLY that names another request than the one that is open. */
export function olderReply(told: Told): Lines {
  return inFailures([
    "if t == self.timestamp:",
    `${String(told.values["answers"])} == ${numberOf(told, "mine")} is False`,
  ]);
}

function suspect(told: Told): Lines {
  const peer = textValueOf(told, "peer");
  return inFailures(
    ["self.awaited.remove(peer)", `awaited = ${setOf(idsOf(told, "awaited"))}`],
    ["self.suspected.add(peer)", `peer is ${peer}`],
    ["def suspect(self, peer):"],
  );
}

function inFailures(...lines: readonly Line[]): Lines {
  return { listing: failuresListing, lines };
}
