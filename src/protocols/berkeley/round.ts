import { pythonRepr } from "../../base/python-numbers.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Effect, Step } from "../../contract/machine.ts";
import { adjust } from "./adjust.ts";
import { decide } from "./average.ts";
import { cite, type Rule } from "./citation.ts";
import { changed, type Answer, type Decision, type Message, type OpenRound, type State } from "./state.ts";

/**
 * A round of its master: poll, answers, decision, adjustments. The first round sets the times of all others, and
 * each is decided separately: if `everyMs` is shorter than a round, several are open at once.
 */
type Next = Step<State, Message>;

const TIMEOUT = "timeout ";

/** The timer of the next round, which uses up one of the run's rounds. */
export function nextRound(afterMs: number): Effect<Message> {
  return { kind: "set-timer", timer: "round", afterMs, role: "timeout", turn: "takes" };
}

/** The round whose time is over with this timer, or null where it is another timer. */
export function timedOut(timer: string): number | null {
  return timer.startsWith(TIMEOUT) ? Number(timer.slice(TIMEOUT.length)) : null;
}

/** The master notes its clock and polls every other. */
export function poll(state: State, round: number, clockMs: number): Next {
  const { config, term, mandateMs } = state;
  const { self, peers, everyMs, timeoutMs } = config;
  const own: Answer = { process: self, readingMs: clockMs, rttMs: 0, offsetMs: 0 };
  const opened: OpenRound = { round, polledMs: clockMs, answers: [own], missing: peers };
  const next = nextRound(everyMs);
  if (peers.length === 0) {
    const decided = close(state, opened, "decide-alone", { self, round, clockMs });
    return { state: decided.state, effects: [...decided.effects, next] };
  }
  const message: Message = { kind: "POLL", round, term, mandateMs };
  return {
    state: changed(state, { open: [...state.open, opened] }),
    effects: [
      cite("poll", { self, round, clockMs, peers }),
      { kind: "print", text: `Round ${round}: my clock is ${pythonRepr(clockMs)} ms` },
      ...peers.map((to): Effect<Message> => ({ kind: "send", to, message })),
      // Set before any answer is sent, so an answer that comes at its very moment is late.
      { kind: "set-timer", timer: TIMEOUT + round, afterMs: timeoutMs, role: "timeout" },
      next,
    ],
  };
}

/** Any process answers with its reading. */
export function answer(state: State, from: ProcessId, round: number, clockMs: number, rule: Rule): Next {
  const message: Message = { kind: "ANSWER", round, readingMs: clockMs };
  return {
    state,
    effects: [
      cite(rule, { self: state.config.self, from, round, readingMs: clockMs, term: state.term }),
      { kind: "send", to: from, message },
    ],
  };
}

/** The master estimates the other's clock at the moment the answer arrives, and takes its offset to its own. */
export function onAnswer(
  state: State,
  from: ProcessId,
  { round, readingMs }: Extract<Message, { kind: "ANSWER" }>,
  clockMs: number,
): Next {
  const { self, compensation } = state.config;
  const opened = state.open.find((each) => each.round === round);
  if (!opened) return ignored(state, "answer-late", { self, from, round, readingMs });
  if (!opened.missing.includes(from))
    return ignored(state, "answer-repeated", { self, from, round, readingMs });

  const rttMs = clockMs - opened.polledMs;
  const estimateMs = compensation === "half-rtt" ? readingMs + rttMs / 2 : readingMs;
  const taken: Answer = { process: from, readingMs, rttMs, offsetMs: estimateMs - clockMs };
  // Lists of their exact size: a trace keeps every state.
  const missing = opened.missing.toSpliced(opened.missing.indexOf(from), 1);
  const now: OpenRound = {
    round,
    polledMs: opened.polledMs,
    answers: opened.answers.concat(taken),
    missing,
  };
  const { offsetMs } = taken;
  const values = { self, from, round, readingMs, rttMs, estimateMs, clockMs, offsetMs, missing };
  if (missing.length === 0) return close(state, now, "decide-complete", values);
  const open = state.open.map((each) => (each === opened ? now : each));
  return { state: changed(state, { open }), effects: [cite("answer-in", values)] };
}

function ignored(state: State, rule: Rule, values: Parameters<typeof cite>[1]): Next {
  return { state, effects: [cite(rule, values)] };
}

/** `timeoutMs` have gone by since the poll: the round is decided with the answers that are in. */
export function onTimeout(state: State, round: number, clockMs: number): Next {
  const opened = state.open.find((each) => each.round === round);
  if (!opened) return { state, effects: [] };
  const { missing } = opened;
  return close(state, opened, "decide-timeout", { self: state.config.self, round, clockMs, missing });
}

/** Everyone whose answer was in is sent its amount, and the master adjusts itself. */
function close(state: State, opened: OpenRound, rule: Rule, values: Parameters<typeof cite>[1]): Next {
  const { config } = state;
  const { round } = opened;
  const decided = decide(opened, config);
  const { targetMs, amountsMs } = decided;
  const own = adjust(config, round, amountsMs[config.self] ?? 0);
  const effects: Effect<Message>[] = [
    cite(rule, { ...values, targetMs, amountsMs, leftOut: leftOut(decided) }),
    { kind: "print", text: `Round ${round}: average offset ${pythonRepr(targetMs)} ms` },
    ...own.effects,
  ];
  for (const { process } of decided.answers) {
    const byMs = amountsMs[process];
    if (process !== config.self && byMs !== undefined)
      effects.push({ kind: "send", to: process, message: { kind: "AMOUNT", round, byMs } });
  }
  if (rule === "decide-complete") effects.push(stopWaiting(round));
  return {
    state: changed(state, {
      open: state.open.filter((each) => each.round !== round),
      decided,
      adjusted: own.adjusted,
    }),
    effects,
  };
}

/** Whose offset is not in the average, and why. */
function leftOut({ answers }: Decision): { readonly [process: string]: string } {
  const out: Record<ProcessId, string> = {};
  for (const { process, why } of answers) if (why !== null) out[process] = why;
  return out;
}

/** Calls off everything that a master has before it. */
export function resign({ open }: State): readonly Effect<Message>[] {
  return [{ kind: "cancel-timer", timer: "round" }, ...open.map(({ round }) => stopWaiting(round))];
}

function stopWaiting(round: number): Effect<Message> {
  return { kind: "cancel-timer", timer: TIMEOUT + round };
}
