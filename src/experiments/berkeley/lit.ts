import { pythonRepr } from "../../base/python-numbers.ts";
import type { Rule } from "../../protocols/berkeley/citation.ts";
import type { Lit, Told } from "../experiment.ts";
import { litOf, type Line, type Lines } from "../lines.ts";
import { berkeleyListing, electionListing } from "./listings.ts";
import { idOf, numberOf, numbersOf, ownScenario } from "./values.ts";

/** The lines of a listing that the step's rule stands on. */
export function lit(told: Told): Lit | null {
  const find = ruleLines[told.rule as Rule] as ((told: Told) => Lines | null) | undefined;
  const lines = find?.(told) ?? null;
  return lines && litOf(lines, told.scenario);
}

const ruleLines: Readonly<Record<Rule, (told: Told) => Lines | null>> = {
  poll: (told) =>
    inBerkeley(
      ["self.polled_ms = self.now()", `polled_ms = ${repr(told, "clockMs")}`],
      ['self.send(peer, "POLL", self.round)'],
    ),
  answer: answered,
  "answer-in": (told) => inBerkeley(...estimate(told)),
  "answer-late": (told) =>
    inBerkeley(
      ["return  # too late: gets no adjustment"],
      ["if round != self.round:", `round = ${numberOf(told, "round")}`],
    ),
  "answer-repeated": () => inBerkeley(["return  # a duplicate"]),
  "decide-complete": (told) =>
    inBerkeley(average(told), ["self.decide()  # has every answer"], amount, ...estimate(told)),
  "decide-timeout": (told) =>
    inBerkeley(average(told), ["self.decide()  # without the missing answers"], amount),
  "decide-alone": (told) => inBerkeley(average(told)),
  "adjust-step": (told) =>
    inBerkeley(
      ["self.reading_ms += by_ms  # at once: may jump back", `by_ms = ${repr(told, "byMs")}`],
      ["self.adjust(round, by_ms)"],
    ),
  "adjust-slew": (told) =>
    inBerkeley(
      ["self.since, self.slew_ms = self.network.now, by_ms", `slew_ms = ${repr(told, "byMs")}`],
      ["self.adjust(round, by_ms)"],
    ),
  "amount-repeated": () => inBerkeley(["return  # already applied"]),

  elect: (told) => inElection(["self.stand(self.term + 1, {})"], ...stood(told)),
  "patience-over": (told) =>
    inElection(["if waiting == self.waiting and not over:", "nothing was heard"], ...stood(told)),
  join: (told) =>
    inElection(["self.stand(term, {sender: reading_ms})", `sender is ${idOf(told, "from")}`], ...stood(told)),
  reading: (told) =>
    inElection([
      "self.readings[sender] = reading_ms",
      `readings[${idOf(told, "from")}] = ${repr(told, "readingMs")}`,
    ]),
  "reading-late": (told) =>
    inElection([
      'elif term == self.term and self.role == "candidate":',
      `not so: term ${numberOf(told, "term")} is over`,
    ]),
  lead: (told) => inElection(['self.say(f"Clock {self.id} is the master")'], named(told)),
  follow: (told) =>
    inElection(
      ['self.role, self.master = "follower", leader', `master = ${idOf(told, "leader")}`],
      named(told),
    ),
  "follow-poll": followed,
  yield: followed,
  "poll-outdated": () => inElection(["return  # from an older election"]),
  restart: (told) =>
    ownScenario(told).options.election.kind === "fixed"
      ? null
      : inElection(['self.role, self.master = "follower", None']),
};

function inBerkeley(...lines: readonly Line[]): Lines {
  return { listing: berkeleyListing, lines };
}

function inElection(...lines: readonly Line[]): Lines {
  return { listing: electionListing, lines };
}

function repr(told: Told, name: string): string {
  return pythonRepr(numberOf(told, name));
}

function answered(told: Told): Lines {
  return inBerkeley(['self.send(sender, "ANSWER", round, self.now())', `now() = ${repr(told, "readingMs")}`]);
}

function followed(told: Told): Lines {
  return inElection(
    ['self.role, self.master = "follower", sender', `master = ${idOf(told, "from")}`],
    ["super().on_poll(round, sender)"],
  );
}

const amount: Line = ['self.send(id, "AMOUNT", self.round, adjustment)'];

function average(told: Told): Line {
  return ["self.average = sum(used) / len(used)", `average = ${repr(told, "targetMs")} ms`];
}

function estimate(told: Told): Line[] {
  const isHalf = ownScenario(told).options.compensation === "half-rtt";
  const estimated: Line = [
    isHalf ? "estimate_ms += rtt_ms / 2" : "estimate_ms = reading_ms",
    `estimate_ms = ${repr(told, "estimateMs")}`,
  ];
  return [
    [
      "self.offsets[sender] = estimate_ms - self.now()",
      `offsets[${idOf(told, "from")}] = ${repr(told, "offsetMs")}`,
    ],
    estimated,
    ["rtt_ms = self.now() - self.polled_ms", `rtt_ms = ${repr(told, "rttMs")}`],
  ];
}

function stood(told: Told): Line[] {
  return [['self.send(peer, "READING", term, reading_ms)', `reading_ms = ${repr(told, "readingMs")}`]];
}

function named(told: Told): Line {
  const heard = Object.keys(numbersOf(told, "readings")).length;
  return ["lowest = min((ms, id) for id, ms in self.readings.items())", `of ${heard} readings`];
}
