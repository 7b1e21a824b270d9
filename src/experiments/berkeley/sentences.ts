import { listed } from "../../base/words.ts";
import { isInSeconds } from "../../protocols/berkeley/clock-words.ts";
import type { Rule } from "../../protocols/berkeley/citation.ts";
import type { State } from "../../protocols/berkeley/state.ts";
import type { Piece, Sentence, Told } from "../experiment.ts";
import { say, strong, type RuleSentence } from "../sentence.ts";
import { happeningSentence } from "./happening-sentences.ts";
import {
  amount,
  averageOf,
  clock,
  clocks,
  duration,
  idOf,
  idsOf,
  numberOf,
  numbersOf,
  ownScenario,
  reading,
  signedAmount,
  time,
} from "./values.ts";

/** One sentence for a step: what happened, and why. It goes on from the name of the clock whose step it is. */
export function narrate(told: Told): Sentence {
  const rule = sentences[told.rule as Rule] as RuleSentence | undefined;
  return { subject: told.process, pieces: rule ? rule(told) : happeningSentence(told) };
}

const sentences: Readonly<Record<Rule, RuleSentence>> = {
  poll: (told) =>
    say`reads its own clock, ${reading(numberOf(told, "clockMs"))}, and ${strong("polls")} ${clocks(idsOf(told, "peers"))}.`,
  answer: (told) =>
    say`${strong("answers")} with its own reading, ${reading(numberOf(told, "readingMs"))}.${age(told)}`,
  "poll-outdated": (told) =>
    say`does not answer ${asker(told)}: its own master was elected later than ${asker(told)}.`,
  "follow-poll": (told) =>
    say`is polled by ${asker(told)}, accepts it as its master, and ${strong("answers")}.`,
  yield: (told) =>
    say`is polled by ${asker(told)}, which was elected later: it is ${strong("no longer")} master, and answers.`,

  "answer-in": (told) => say`${estimate(told)}. It still waits for ${clocks(idsOf(told, "missing"))}.`,
  "answer-late": (told) =>
    say`receives the answer from ${asker(told)} ${strong("too late")}: the round is decided, and ${asker(told)} gets no adjustment.`,
  "answer-repeated": (told) =>
    say`receives an answer from ${asker(told)} a second time and ${strong("ignores")} it.`,

  "decide-complete": (told) => say`${estimate(told)}.${decision(told)}`,
  "decide-timeout"(told) {
    const missing = idsOf(told, "missing");
    const get = missing.length === 1 ? "gets" : "get";
    return say`gives up on ${clocks(missing)}, which ${get} no adjustment.${decision(told)}`;
  },
  "decide-alone": () => say`${strong("decides")} at once: there is no other clock.`,

  "adjust-step": (told) => {
    const byMs = numberOf(told, "byMs");
    if (byMs === 0) return say`learns that its clock needs ${strong("no adjustment")}.`;
    return byMs < 0
      ? say`sets its clock ${strong("back")} by ${amount(-byMs)} at once: a program that reads it sees time run backwards.`
      : say`sets its clock ${strong("forward")} by ${amount(byMs)} at once.`;
  },
  "adjust-slew": (told) => {
    const byMs = numberOf(told, "byMs");
    if (byMs === 0) return say`learns that its clock needs ${strong("no adjustment")}.`;
    const pace = byMs < 0 ? "slower" : "faster";
    const change = byMs < 0 ? "lost" : "gained";
    return say`runs its clock ${strong(pace)} until it has ${change} ${amount(Math.abs(byMs))}, so its time never runs backwards.`;
  },
  "amount-repeated": (told) =>
    say`${strong("ignores")} the adjustment from ${asker(told)}: it has already applied this round’s or a later one.`,

  elect: (told) =>
    say`stands for ${strong("election")}: it broadcasts its reading, ${reading(numberOf(told, "readingMs"))}.`,
  "patience-over"(told) {
    const { silent } = told.values;
    const { election } = ownScenario(told).options;
    const wait = election.kind === "lowest-clock" ? say` for ${time(election.patienceMs)}` : [];
    const from = typeof silent === "string" ? clock(silent) : "any master";
    return say`has had no poll from ${from}${wait}: it ${strong("stands")} for election with ${reading(numberOf(told, "readingMs"))}.`;
  },
  join: (told) =>
    say`hears of an election from ${asker(told)} and ${strong("stands")} too, with ${reading(numberOf(told, "readingMs"))}.`,
  reading: (told) =>
    say`receives the reading of ${asker(told)}, ${reading(numberOf(told, "readingMs"))}. It still waits for ${clocks(idsOf(told, "missing"))}.`,
  "reading-late": (told) =>
    say`receives the reading of ${asker(told)} ${strong("too late")}: it has already chosen a master.`,
  lead: (told) => say`${named(told)} and its own reading is the lowest: it is now the ${strong("master")}.`,
  follow: (told) =>
    say`${named(told)} and chooses ${clock(idOf(told, "leader"))} as its ${strong("master")}: it has the lowest reading, ${lowest(told)}.`,

  restart: (told) => {
    const starts = told.wasOff() ? "is switched on" : "restarts";
    return ownScenario(told).options.election.kind === "fixed"
      ? say`${strong(starts)} and begins from the start. Its clock ran on.`
      : say`${strong(starts)} and waits to be polled: there may be a master. Its clock ran on.`;
  },
};

/** How old an answer is when it arrives; nothing of an answer that does not arrive in the run. */
function age(told: Told): string {
  const [tookMs = null] = told.tookMs();
  if (tookMs === null) return "";
  if (tookMs === 0) return " The answer arrives at once.";
  return ` The answer arrives ${duration(tookMs)} later.`;
}

function asker(told: Told): Piece {
  return clock(idOf(told, "from"));
}

/** The master's estimate from an answer: "reads 102.5 s from clock 2: 2.2 s ahead of its own". */
function estimate(told: Told): Piece[] {
  const rtt = numberOf(told, "rttMs");
  const isHalf = ownScenario(told).options.compensation === "half-rtt";
  const made = isHalf && rtt !== 0 ? `, plus half of the ${time(rtt)} round trip` : "";
  const offset = strong(aheadOrBehind(numberOf(told, "offsetMs")));
  return say`reads ${reading(numberOf(told, "readingMs"))} from ${asker(told)}${made}: ${offset} its own`;
}

function aheadOrBehind(offsetMs: number): string {
  const words = amount(Math.abs(offsetMs));
  if (words === "0 ms") return "the same as";
  return offsetMs > 0 ? `${words} ahead of` : `${words} behind`;
}

/** Of more clocks the numbers are not listed. */
const listedMost = 5;

/** The average, of what, and what the master does to its own clock. */
function decision(told: Told): Piece[] {
  const without = Object.keys(numbersOf(told, "leftOut"));
  const out = without.length === 0 ? "" : say` It leaves out ${clocks(without)}.`;
  return say`${out} ${average(told)}${ownAdjustment(told)}`;
}

/** Of offsets that are seconds the readings themselves are added; of small ones that would show nothing. */
function average(told: Told): Piece[] {
  const targetMs = numberOf(told, "targetMs");
  const clockMs = numberOf(told, "clockMs");
  const judged = (told.state as State).decided?.answers ?? [];
  const used = judged.filter((answer) => answer.used).map(({ offsetMs }) => offsetMs);
  const goal = reading(clockMs + targetMs);
  if (used.length > listedMost)
    return say`The ${strong("average")} of ${used.length} readings is ${goal}: ${aheadOrBehind(targetMs)} its own.`;
  if (used.some(isInSeconds))
    return say`The ${strong("average")} is ${averageOf(
      used.map((offsetMs) => clockMs + offsetMs),
      clockMs + targetMs,
    )}.`;
  const of = listed(used.map(signedAmount));
  return say`The ${strong("average")} of ${of} is ${signedAmount(targetMs)}: all clocks should read ${goal}.`;
}

function ownAdjustment(told: Told): string {
  const byMs = numbersOf(told, "amountsMs")[idOf(told, "self")] ?? 0;
  const words = amount(Math.abs(byMs));
  if (words === "0 ms") return "";
  if (ownScenario(told).options.adjust.kind === "slew")
    return ` It runs its own clock ${byMs < 0 ? "slower" : "faster"} until it has ${byMs < 0 ? "lost" : "gained"} ${words}.`;
  return ` It sets its own clock ${byMs < 0 ? "back" : "forward"} by ${words}.`;
}

function named(told: Told): string {
  return told.values["by"] === "all" ? "has every reading," : "stops waiting for readings,";
}

function lowest(told: Told): string {
  const readings = numbersOf(told, "readings");
  return reading(readings[idOf(told, "leader")] ?? 0);
}
