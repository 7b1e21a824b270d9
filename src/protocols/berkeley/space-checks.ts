import type { ProcessId } from "../../base/words.ts";
import type { AtEnd, EndCheck, SearchedStep, StepCheck } from "../../contract/space.ts";
import { doublesBound } from "./bound.ts";
import type { Config, Decision, Message, State } from "./state.ts";

/**
 * A search's checks of Berkeley's steps and ends. They compute from states, messages and adjustments, and do not
 * rely on what the protocol says about itself.
 */
type Step = SearchedStep<State, Message>;

/** An answer counts in the round that asked for it, once, while that round is open: else in none. */
export const ownAnswers: StepCheck<State, Message> = {
  id: "own-answers",
  title: "A round counts only its own answers, each once",
  seenIn: ["answer", "answers"],
  weight: "violation",
  test(step) {
    const { input, before } = step;
    if (input.kind !== "receive" || input.message.kind !== "ANSWER") return null;
    const { from, message } = input;
    const asked = before.open.find(({ round }) => round === message.round);
    const isDue = asked !== undefined && !asked.answers.some(({ process }) => process === from);
    const was = countedBefore(before);
    const is = countedAfter(step);
    const added = [...is].filter((each) => !was.has(each));
    const expected = isDue ? [counted(message.round, from, message.readingMs)] : [];
    const isRight = was.size + added.length === is.size && added.join() === expected.join();
    return isRight ? "holds" : "broken";
  },
};

/** Every answer that counts in a round which is not decided yet. */
function countedBefore({ open }: State): ReadonlySet<string> {
  return new Set(
    open.flatMap(({ round, answers }) =>
      answers.map(({ process, readingMs }) => counted(round, process, readingMs)),
    ),
  );
}

/** The same after the step, with the round that it decided. */
function countedAfter(step: Step): ReadonlySet<string> {
  const all = new Set(countedBefore(step.after));
  const made = decisionOf(step);
  for (const { process, readingMs } of made?.answers ?? [])
    all.add(counted(made?.round ?? 0, process, readingMs));
  return all;
}

function counted(round: number, process: ProcessId, readingMs: number): string {
  return `${round} ${process} ${readingMs}`;
}

/**
 * The adjustments of a round lead every clock in it to one reading, apart from rounding, and no other clock gets
 * one. If the average leaves out no offset, they add up to 0.
 */
export const oneTarget: StepCheck<State, Message> = {
  id: "one-target",
  title: "A round sets all its clocks to the same time",
  seenIn: ["decision", "decisions"],
  weight: "violation",
  test(step) {
    const made = decisionOf(step);
    if (!made) return null;
    const amounts = amountsOf(step, made.round);
    const isEverybody =
      amounts.size === made.answers.length && made.answers.every(({ process }) => amounts.has(process));
    const targets = made.answers.map(({ process, offsetMs }) => offsetMs + (amounts.get(process) ?? 0));
    const { config } = step.after;
    const offsets = made.answers.map(({ offsetMs }) => offsetMs);
    const errorMs = 2 * roundingMs(config) + doublesBound(largest([...offsets, step.clockBeforeMs]));
    const sum = [...amounts.values()].reduce((all, byMs) => all + byMs, 0);
    const isEven = made.answers.some(({ used }) => !used) || Math.abs(sum) <= amounts.size * errorMs;
    return isEverybody && spread(targets) <= errorMs && isEven ? "holds" : "broken";
  },
};

/** A clock that is set back shows some times twice. */
export const neverSetBack: StepCheck<State, Message> = {
  id: "never-backwards",
  title: "No clock is set back",
  seenIn: ["adjustment", "adjustments"],
  weight: "flaw",
  test({ effects, clockBeforeMs, clockAfterMs }) {
    if (!effects.some(({ kind }) => kind === "adjust-clock")) return null;
    return clockAfterMs < clockBeforeMs ? "broken" : "holds";
  },
};

/** A message that changes nothing and gets no answer makes a round or an election cost more than it should. */
export const messageCount: StepCheck<State, Message> = {
  id: "message-count",
  title: "Every message is needed",
  seenIn: ["arrival", "arrivals"],
  weight: "price",
  test({ input, before, after, effects }) {
    if (input.kind !== "receive") return null;
    const isUsed = after !== before || effects.some(({ kind }) => kind === "send" || kind === "adjust-clock");
    return isUsed ? "holds" : "broken";
  },
};

/** At the end of an election, all live processes name one master. */
export const sameMaster: EndCheck<State> = {
  id: "same-master",
  title: "At the end all clocks agree on the master",
  seenIn: ["end", "ends"],
  weight: "violation",
  test(processes) {
    const up = processes.flatMap(({ state }) => state ?? []);
    if (up.length < 2 || up.some(({ config }) => config.election.kind === "fixed")) return null;
    return new Set(up.map(({ master }) => master)).size === 1 ? "holds" : "broken";
  },
};

/** Those whose last amount was of one round, the latest, show the same time, as far as amounts are rounded. */
export const clocksAgree: EndCheck<State> = {
  id: "clocks-agree",
  title: "At the end the clocks of the last round agree",
  seenIn: ["end", "ends"],
  weight: "violation",
  test(processes) {
    const latest = Math.max(0, ...processes.map(adjustedIn));
    const together = processes.filter((process) => adjustedIn(process) === latest);
    const config = together[0]?.state?.config;
    if (latest === 0 || !config || together.length < 2) return null;
    const clocksMs = together.map(({ clockMs }) => clockMs);
    const errorMs = 2 * roundingMs(config) + doublesBound(largest(clocksMs));
    return spread(clocksMs) <= errorMs ? "holds" : "broken";
  },
};

/** The round by whose amount the clock was adjusted last; 0 for none, and of a process that is down. */
function adjustedIn({ state }: AtEnd<State>): number {
  return state?.adjusted?.round ?? 0;
}

function decisionOf({ before, after }: Step): Decision | null {
  return after.decided === before.decided ? null : after.decided;
}

/** Process → its amount, as it is really sent, or applied to the own clock. */
function amountsOf({ self, effects }: Step, round: number): ReadonlyMap<ProcessId, number> {
  const amounts = new Map<ProcessId, number>();
  for (const effect of effects) {
    if (effect.kind === "adjust-clock") amounts.set(self, effect.byMs);
    if (effect.kind === "send" && effect.message.kind === "AMOUNT" && effect.message.round === round)
      amounts.set(effect.to, effect.message.byMs);
  }
  return amounts;
}

/** Half of the last decimal of a second to which an amount is rounded, in ms. */
function roundingMs({ roundSeconds }: Config): number {
  return roundSeconds === null ? 0 : Number(`5e${2 - roundSeconds}`);
}

function largest(sizes: readonly number[]): number {
  return Math.max(...sizes.map((size) => Math.abs(size)));
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
