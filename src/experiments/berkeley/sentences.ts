import type { Rule } from "../../protocols/berkeley/citation.ts";
import type { Piece, Sentence, Told } from "../experiment.ts";
import { say, strong, type RuleSentence } from "../sentence.ts";
import { happeningSentence } from "./happening-sentences.ts";
import {
  clock,
  clocks,
  duration,
  idOf,
  idsOf,
  numberOf,
  numbersOf,
  ownScenario,
  reading,
  signedTime,
  time,
} from "./values.ts";

/** One sentence for a step: what happened, and why. It goes on from the name of the clock whose step it is. */
export function narrate(told: Told): Sentence {
  const rule = sentences[told.rule as Rule] as RuleSentence | undefined;
  return { subject: told.process, pieces: rule ? rule(told) : happeningSentence(told) };
}

const sentences: Readonly<Record<Rule, RuleSentence>> = {
  poll: (told) =>
    say`notes its own clock, ${reading(numberOf(told, "clockMs"))}, and ${strong("polls")} ${clocks(idsOf(told, "peers"))} for theirs.`,
  answer: (told) =>
    say`${strong("answers")} with its own reading, ${reading(numberOf(told, "readingMs"))}.${age(told)}`,
  "poll-outdated": (told) =>
    say`does not answer ${asker(told)}: it was elected before the master that this one knows.`,
  "follow-poll": (told) =>
    say`is polled by ${asker(told)}, takes it for its master, and ${strong("answers")}.`,
  yield: (told) =>
    say`is polled by ${asker(told)}, who was elected later: it is master ${strong("no longer")}, and answers.`,

  "answer-in": (told) => say`${estimate(told)}. Still missing: ${clocks(idsOf(told, "missing"))}.`,
  "answer-late": (told) =>
    say`has the answer of ${asker(told)} ${strong("too late")}: the round is decided, and there is no amount for it.`,
  "answer-repeated": (told) =>
    say`has an answer of ${asker(told)} a second time, and ${strong("ignores")} it.`,

  "decide-complete": (told) => say`${estimate(told)}. All are in: ${decision(told)}.`,
  "decide-timeout"(told) {
    const missing = idsOf(told, "missing");
    const get = missing.length === 1 ? "gets" : "get";
    return say`waits no longer for ${clocks(missing)}, which ${get} no amount: ${decision(told)}.`;
  },
  "decide-alone": () => say`${strong("decides")} at once: there is no other clock.`,

  "adjust-step": (told) => {
    const byMs = numberOf(told, "byMs");
    if (byMs === 0) return say`is told that its clock needs ${strong("no adjustment")}.`;
    return byMs < 0
      ? say`sets its clock ${strong("back")} by ${time(-byMs)} at once: a program that reads it sees time run backwards.`
      : say`puts its clock ${strong("forward")} by ${time(byMs)} at once.`;
  },
  "adjust-slew": (told) => {
    const byMs = numberOf(told, "byMs");
    if (byMs === 0) return say`is told that its clock needs ${strong("no adjustment")}.`;
    const pace = byMs < 0 ? "slower" : "faster";
    const change = byMs < 0 ? "lose" : "gain";
    return say`runs its clock ${strong(pace)}, to ${change} ${time(Math.abs(byMs))} little by little: it never runs backwards.`;
  },
  "amount-repeated": (told) =>
    say`${strong("ignores")} the amount of ${asker(told)}: that of this round or a later one is applied already.`,

  elect: (told) =>
    say`stands for ${strong("election")}: it tells everybody its reading, ${reading(numberOf(told, "readingMs"))}.`,
  "patience-over"(told) {
    const { silent } = told.values;
    const { election } = ownScenario(told).options;
    const wait = election.kind === "lowest-clock" ? say` for ${time(election.patienceMs)}` : [];
    const from = typeof silent === "string" ? clock(silent) : "any master";
    return say`has had no poll from ${from}${wait}: it ${strong("stands")} for election with ${reading(numberOf(told, "readingMs"))}.`;
  },
  join: (told) =>
    say`hears of an election by ${asker(told)} and ${strong("stands")} too, with ${reading(numberOf(told, "readingMs"))}.`,
  reading: (told) =>
    say`hears the reading of ${asker(told)}, ${reading(numberOf(told, "readingMs"))}. Still missing: ${clocks(idsOf(told, "missing"))}.`,
  "reading-late": (told) =>
    say`hears the reading of ${asker(told)} ${strong("too late")}: it has named a master.`,
  lead: (told) =>
    say`${named(told)} and its own reading is the lowest: it is the ${strong("master")}, and needs to tell nobody.`,
  follow: (told) =>
    say`${named(told)} and names ${clock(idOf(told, "leader"))}, the lowest, its ${strong("master")}: ${lowest(told)}.`,

  restart: (told) => {
    const starts = told.wasOff() ? "is switched on" : "restarts";
    return ownScenario(told).options.election.kind === "fixed"
      ? say`${strong(starts)} and begins from the start; its clock ran on.`
      : say`${strong(starts)} and waits to be polled: there may be a master. Its clock ran on.`;
  },
};

/** How old an answer is when it arrives; nothing of an answer that does not arrive in the run. */
function age(told: Told): string {
  const [tookMs = null] = told.tookMs();
  if (tookMs === null) return "";
  if (tookMs === 0) return " It arrives at once, so it is not old.";
  return ` It is ${duration(tookMs)} old when it arrives.`;
}

function asker(told: Told): Piece {
  return clock(idOf(told, "from"));
}

/** What the master makes of an answer. */
function estimate(told: Told): Piece[] {
  const rtt = numberOf(told, "rttMs");
  const isHalf = ownScenario(told).options.compensation === "half-rtt";
  const made = isHalf && rtt !== 0 ? `, plus half of ${time(rtt)},` : "";
  return say`takes ${asker(told)}’s ${reading(numberOf(told, "readingMs"))}${made} for ${strong(signedTime(numberOf(told, "offsetMs")))} to its own`;
}

function decision(told: Told): Piece[] {
  const out = Object.keys(numbersOf(told, "leftOut")).length;
  const without = out === 0 ? "" : `, without ${out},`;
  return say`the ${strong("average")}${without} is ${signedTime(numberOf(told, "targetMs"))}`;
}

function named(told: Told): string {
  return told.values["by"] === "all" ? "has every reading," : "waits for no more readings,";
}

function lowest(told: Told): string {
  const readings = numbersOf(told, "readings");
  return reading(readings[idOf(told, "leader")] ?? 0);
}
