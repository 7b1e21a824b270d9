import { InvariantError, unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Effect, Input, Machine, Step } from "../../contract/machine.ts";
import { cite } from "./citation.ts";
import { comesFirst } from "./precedence.ts";
import { mayEnter } from "./entry.ts";
import { phrases, phrasesOf } from "./phrases.ts";
import * as probe from "./probe.ts";
import * as retry from "./retry.ts";
import { changed, type Config, type Failures, type Message, type State, type Wish } from "./state.ts";

/**
 * Ricart–Agrawala mutual exclusion.
 * G. Ricart, A. K. Agrawala, "An optimal algorithm for mutual exclusion in computer networks", CACM 24(1), 1981.
 *
 * Laws, if the order is right and nothing fails:
 * - at most one node is HELD;
 * - no request waits for ever;
 * - nodes enter in the order of (timestamp, id);
 * - an entry costs exactly 2(N − 1) messages: a REQUEST to and a REPLY from every other node.
 *
 * Theory of operation. A node that wants to enter gives its request a timestamp one above the highest that it has
 * seen, and sends it to all others. A node that receives a request replies, unless it is in the section or its own
 * open request comes first: then it defers the reply until it has left. If two nodes both want to enter, exactly
 * one of them defers, because both compare the same two pairs. A node that has every REPLY may enter. Entering and
 * leaving are separate steps, so a REQUEST may arrive between the last REPLY and the entry, when the node is still
 * WANTED.
 *
 * Failures (task 9.2) are in `probe.ts` and `retry.ts`.
 */
export const ricartAgrawala: Machine<Config, State, Message, Wish> = {
  init: (config) => ({ state: released(config), effects: [] }),

  /** One request at a time: a further one waits until this node is RELEASED. */
  ready: (state) => state.phase === "RELEASED",

  step(state, input) {
    switch (input.kind) {
      case "ask":
        return request(state, input.wish.holdMs);
      case "receive":
        return receive(state, input);
      case "timer":
        return fire(state, input.timer);
      case "restart":
        // Nothing survived the crash, not even the timestamps that had been seen.
        return { state: changed(state, { highest: 0 }), effects: [cite("restart", { highest: 0 })] };
      case "start":
      case "returned":
      case "ran":
      case "killed":
        throw new InvariantError("Ricart–Agrawala makes no calls");
      default:
        return unreachable(input);
    }
  },
};

function released(config: Config): State {
  return {
    config,
    phase: "RELEASED",
    highest: config.highest,
    timestamp: 0,
    awaited: [],
    deferred: [],
    holdMs: 0,
    probing: { probed: [], suspected: [] },
    retrying: { heard: {}, answered: {} },
  };
}

type Next = Step<State, Message>;

function request(state: State, holdMs: number): Next {
  const { self, peers, failures } = state.config;
  const timestamp = state.highest + 1;
  const { suspected } = state.probing;
  const awaited = suspected.length === 0 ? peers : peers.filter((peer) => !suspected.includes(peer));
  const message: Message = { kind: "REQUEST", timestamp };
  const effects: readonly Effect<Message>[] = [
    cite("request", { self, timestamp, before: state.highest, peers, awaited }),
    { kind: "print", text: `Node ${self} requests CS at time ${timestamp}` },
  ];
  return {
    state: changed(state, { phase: "WANTED", highest: timestamp, timestamp, awaited, holdMs }),
    // Joined and not pushed: a trace keeps every list, and pushing leaves room to grow.
    effects: effects.concat(
      peers.map((to) => ({ kind: "send", to, message })),
      awaited.length === 0 ? mayEnter(state) : untilAnswered(failures),
    ),
  };
}

/** How a requester handles missing answers. */
function untilAnswered(failures: Failures): readonly Effect<Message>[] {
  switch (failures.kind) {
    case "none":
      return [];
    case "probe":
      return [probe.patience(failures)];
    case "retry":
      return [retry.again(failures)];
    default:
      return unreachable(failures);
  }
}

function receive(state: State, input: Extract<Input<Message, Wish>, { kind: "receive" }>): Next {
  const { from, message } = input;
  const heard = probe.hear(state, from, message);
  const next = answer(heard.state, from, message);
  return heard.effects.length === 0
    ? next
    : { state: next.state, effects: [...heard.effects, ...next.effects] };
}

function answer(state: State, from: ProcessId, message: Message): Next {
  switch (message.kind) {
    case "REQUEST":
      return onRequest(state, from, message.timestamp);
    case "REPLY":
      return onReply(state, from, message.timestamp);
    case "PROBE":
      return probe.onProbe(state, from);
    case "ALIVE":
      return probe.onAlive(state, from);
    default:
      return unreachable(message);
  }
}

function onRequest(before: State, from: ProcessId, timestamp: number): Next {
  const { self, order, raiseHighest, deferWhenHeld, failures } = before.config;
  const repeated = failures.kind === "retry" ? retry.onRepeated(before, from, timestamp) : null;
  if (repeated) return repeated;

  const highest = raiseHighest ? Math.max(before.highest, timestamp) : before.highest;
  const raised = highest === before.highest ? before : changed(before, { highest });
  const state = failures.kind === "retry" ? retry.remember(raised, from, timestamp) : raised;
  const values = {
    self,
    from,
    theirs: timestamp,
    mine: state.timestamp,
    before: before.highest,
    highest,
    order,
  };
  if (state.phase === "HELD") {
    return deferWhenHeld
      ? defer(state, from, "defer-held", values)
      : reply(state, from, "reply-while-held", values);
  }
  if (state.phase === "RELEASED") return reply(state, from, "reply-released", values);
  const mineFirst = comesFirst(order, { timestamp: state.timestamp, id: self }, { timestamp, id: from });
  return mineFirst
    ? defer(state, from, "defer-mine-first", values)
    : reply(state, from, "reply-theirs-first", values);
}

type OnRequest = {
  self: ProcessId;
  from: ProcessId;
  theirs: number;
  mine: number;
  before: number;
  highest: number;
  order: string;
};

function defer(
  state: State,
  from: ProcessId,
  rule: "defer-held" | "defer-mine-first",
  values: OnRequest,
): Next {
  // The paper's Reply_Deferred is one mark a peer: a REQUEST that the network doubled is not queued twice.
  const deferred = state.deferred.includes(from) ? state.deferred : state.deferred.concat(from);
  return {
    state: changed(state, { deferred }),
    effects: [cite(rule, values), phrasesOf(state.config, from).defers],
  };
}

function reply(
  state: State,
  to: ProcessId,
  rule: "reply-released" | "reply-theirs-first" | "reply-while-held",
  values: OnRequest,
): Next {
  return {
    state: retry.answered(state, [to]),
    effects: [cite(rule, values), replyTo(state, to)],
  };
}

/** A REPLY, which names the timestamp that it answers where requests may be sent again. */
function replyTo(state: State, to: ProcessId): Effect<Message> {
  const timestamp = state.config.failures.kind === "retry" ? state.retrying.heard[to] : undefined;
  return timestamp === undefined
    ? phrasesOf(state.config, to).reply
    : { kind: "send", to, message: { kind: "REPLY", timestamp } };
}

function onReply(state: State, from: ProcessId, timestamp: number | undefined): Next {
  const { self } = state.config;
  if (
    state.phase !== "WANTED" ||
    !state.awaited.includes(from) ||
    (timestamp ?? state.timestamp) !== state.timestamp
  ) {
    const values = { self, from, answers: timestamp ?? null, mine: state.timestamp, phase: state.phase };
    return { state, effects: [cite("reply-ignored", values)] };
  }
  // Lists of their exact size: a trace keeps every state, and filter and spread leave room to grow.
  const awaited = state.awaited.toSpliced(state.awaited.indexOf(from), 1);
  const values = { self, from, mine: state.timestamp, awaited };
  const printed = phrasesOf(state.config, from).received;
  if (awaited.length > 0)
    return { state: changed(state, { awaited }), effects: [cite("reply-counted", values), printed] };
  const effects: readonly Effect<Message>[] = [cite("reply-last", values), printed];
  return { state: changed(state, { awaited }), effects: effects.concat(mayEnter(state)) };
}

function fire(state: State, timer: string): Next {
  switch (timer) {
    case "enter":
      return enter(state);
    case "leave":
      return leave(state);
    case "retry":
      return retry.onAgain(state);
    default:
      return probe.onTimer(state, timer);
  }
}

function enter(state: State): Next {
  const { self } = state.config;
  const effects: Effect<Message>[] = [
    cite("enter", { self, timestamp: state.timestamp }),
    phrases(state.config).enters,
    { kind: "set-timer", timer: "leave", afterMs: state.holdMs, role: "action" },
  ];
  return { state: changed(state, { phase: "HELD" }), effects };
}

function leave(state: State): Next {
  const { self, clearDeferredEarly } = state.config;
  const answers = clearDeferredEarly ? [] : state.deferred;
  const rule = clearDeferredEarly && state.deferred.length > 0 ? "leave-forgets" : "leave";
  const effects: readonly Effect<Message>[] = [
    cite(rule, { self, timestamp: state.timestamp, deferred: state.deferred }),
    phrases(state.config).leaves,
  ];
  const left: State = changed(state, { phase: "RELEASED", timestamp: 0, deferred: [], holdMs: 0 });
  return {
    state: retry.answered(left, answers),
    effects: effects.concat(answers.map((to) => replyTo(state, to))),
  };
}
