import { invariant, unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Effect, Step } from "../../contract/machine.ts";
import { cite, type Rule } from "./citation.ts";
import { answer, nextRound, resign } from "./round.ts";
import { changed, type Message, type Readings, type State } from "./state.ts";

/**
 * Elects the node with the lowest clock, and among equal clocks the lowest id (task 8.2; in the manner of R.
 * Gusella, S. Zatti, UCB/CSD-86-275).
 *
 * Each node broadcasts its reading once. All nodes compare the readings as broadcast. When a node has every
 * reading, or when its timeout expires, it names the lowest; this needs no message. Elections are numbered. A node
 * that hears of a later election takes part in it, even a master, so a master learns that it is deposed.
 *
 * A follower that has heard nothing from its master for longer than its patience starts the next election. There
 * can be two masters, after a partition or after lost readings. Then the one of the later election stays, and
 * within one election the one with the lower reading: the other follows when it receives a poll. A process that
 * restarts knows no master and waits for a poll.
 */
type Next = Step<State, Message>;

/** The followers' patience. No clock waits for a master any more once the run's last round has begun. */
function patience(state: State): readonly Effect<Message>[] {
  const { election } = state.config;
  if (election.kind === "fixed") return [];
  const { patienceMs } = election;
  return [{ kind: "set-timer", timer: "patience", afterMs: patienceMs, role: "timeout", turn: "awaits" }];
}

/** The first election begins at time 0; in a step of its own, since it needs the clock. */
export const firstElection: Effect<Message> = {
  kind: "set-timer",
  timer: "elect",
  afterMs: 0,
  role: "action",
};

/** After a crash: no election at once, but patience, for there may be a master. */
export function afterRestart(state: State): readonly Effect<Message>[] {
  if (state.config.election.kind === "fixed") return [];
  return [{ kind: "cancel-timer", timer: "elect" }, ...patience(state)];
}

/** Begins the next election: because it is the first, or since the master has been silent for too long. */
export function elect(state: State, clockMs: number, rule: "elect" | "patience-over"): Next {
  const values = { silent: state.master };
  return stand(state, state.term + 1, { [state.config.self]: clockMs }, clockMs, rule, values);
}

/** Stands in election `term`, with the readings that have been heard of it. */
function stand(
  state: State,
  term: number,
  readings: Readings,
  clockMs: number,
  rule: Rule,
  values: Parameters<typeof cite>[1],
): Next {
  const { self, peers, timeoutMs } = state.config;
  const message: Message = { kind: "READING", term, readingMs: clockMs };
  const standing: State = changed(state, {
    role: "candidate",
    master: null,
    term,
    mandateMs: null,
    readings,
    open: [],
  });
  const effects: readonly Effect<Message>[] = [
    ...callOff(state),
    { kind: "cancel-timer", timer: "patience" },
    ...peers.map((to): Effect<Message> => ({ kind: "send", to, message })),
  ];
  const told = { ...values, self, term, readingMs: clockMs, readings };
  if (isComplete(standing)) {
    const named = name(standing, { ...told, by: "all" });
    return { state: named.state, effects: [...effects, ...named.effects] };
  }
  const timeout: Effect<Message> = {
    kind: "set-timer",
    timer: "election",
    afterMs: timeoutMs,
    role: "timeout",
  };
  return { state: standing, effects: [cite(rule, told), ...effects, timeout] };
}

function isComplete({ config, readings }: State): boolean {
  return config.processes.every((id) => readings[id] !== undefined);
}

export function onReading(
  state: State,
  from: ProcessId,
  { term, readingMs }: Extract<Message, { kind: "READING" }>,
  clockMs: number,
): Next {
  const { self } = state.config;
  if (term > state.term) {
    const readings = { [from]: readingMs, [self]: clockMs };
    const joined = stand(state, term, readings, clockMs, "join", { from, theirs: readingMs });
    // Who joins the first election before it has begun it itself would broadcast its reading twice.
    const isFirst = state.term === 0;
    return isFirst
      ? { state: joined.state, effects: [...joined.effects, { kind: "cancel-timer", timer: "elect" }] }
      : joined;
  }
  const told = { self, from, term, readingMs };
  if (term < state.term || state.role !== "candidate" || state.readings[from] !== undefined)
    return { state, effects: [cite("reading-late", told)] };
  const readings = { ...state.readings, [from]: readingMs };
  const heard: State = changed(state, { readings });
  if (isComplete(heard)) {
    const named = name(heard, { ...told, readings, by: "all" });
    return { state: named.state, effects: [...named.effects, { kind: "cancel-timer", timer: "election" }] };
  }
  const missing = state.config.peers.filter((peer) => readings[peer] === undefined);
  return { state: heard, effects: [cite("reading", { ...told, missing })] };
}

/** The time-out of the election is over: the lowest of those that have been heard is named. */
export function onElectionTimeout(state: State): Next {
  invariant(state.role === "candidate", "an election that is decided has no time-out");
  const { term, readings } = state;
  return name(state, { self: state.config.self, term, readings, by: "time-out" });
}

function name(state: State, values: Parameters<typeof cite>[1]): Next {
  const { self, firstRoundMs } = state.config;
  const leader = lowest(state.readings);
  const mandateMs = state.readings[leader] ?? null;
  const told = { ...values, leader };
  if (leader !== self) {
    const followed: State = changed(state, { role: "follower", master: leader, mandateMs, readings: {} });
    return { state: followed, effects: [cite("follow", told), ...patience(state)] };
  }
  return {
    state: changed(state, { role: "master", master: self, mandateMs, readings: {}, open: [], decided: null }),
    effects: [
      cite("lead", told),
      { kind: "print", text: `Clock ${self} is the master` },
      nextRound(firstRoundMs),
    ],
  };
}

/** The process with the lowest reading, as broadcast. */
function lowest(readings: Readings): ProcessId {
  const standing = Object.entries(readings).map(([id, readingMs]) => ({ id, readingMs }));
  const [first, ...others] = standing;
  invariant(first, "this election has no candidate");
  return others.reduce((best, each) => (isLower(each, best) ? each : best), first).id;
}

interface Standing {
  readonly id: ProcessId;
  readonly readingMs: number;
}

/** Among equal readings the lowest id, as a number. */
function isLower(one: Standing, other: Standing): boolean {
  return (
    one.readingMs < other.readingMs ||
    (one.readingMs === other.readingMs && Number(one.id) < Number(other.id))
  );
}

export function onPoll(
  state: State,
  from: ProcessId,
  { round, term, mandateMs }: Extract<Message, { kind: "POLL" }>,
  clockMs: number,
): Next {
  if (state.config.election.kind === "fixed") return answer(state, from, round, clockMs, "answer");
  if (!isMandated(state, from, term, mandateMs)) {
    const { self } = state.config;
    const values = { self, from, round, theirs: term, term: state.term, master: state.master };
    return { state, effects: [cite("poll-outdated", values)] };
  }
  if (state.master === from && state.term === term) {
    const answered = answer(state, from, round, clockMs, "answer");
    return { state, effects: [...answered.effects, ...patience(state)] };
  }
  const following: State = changed(state, {
    role: "follower",
    master: from,
    term,
    mandateMs,
    readings: {},
    open: [],
  });
  const rule = state.role === "master" ? "yield" : "follow-poll";
  const answered = answer(following, from, round, clockMs, rule);
  return { state: following, effects: [...answered.effects, ...callOff(state), ...patience(state)] };
}

/** The state of a process before it followed another one. */
function callOff(state: State): readonly Effect<Message>[] {
  switch (state.role) {
    case "master":
      return resign(state);
    case "candidate":
      return [{ kind: "cancel-timer", timer: "election" }];
    case "follower":
      return [];
    default:
      return unreachable(state.role);
  }
}

/** Whether the polling master has at least the mandate of the master that this process knows. */
function isMandated(state: State, from: ProcessId, term: number, mandateMs: number | null): boolean {
  if (term !== state.term) return term > state.term;
  if (state.role === "candidate" || state.master === null) return true;
  const known = { id: state.master, readingMs: state.mandateMs ?? 0 };
  return !isLower(known, { id: from, readingMs: mandateMs ?? 0 });
}

/** The master's amounts are a sign of life too. */
export function heardMaster(state: State, from: ProcessId): readonly Effect<Message>[] {
  return state.role === "follower" && state.master === from ? patience(state) : [];
}
