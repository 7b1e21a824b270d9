import { InvariantError, unreachable } from "../../base/invariant.ts";
import type { Effect, Input, Machine, Step } from "../../contract/machine.ts";
import { adjust } from "./adjust.ts";
import { cite } from "./citation.ts";
import * as election from "./election.ts";
import { nextRound, onAnswer, onTimeout, poll, timedOut } from "./round.ts";
import { changed, type Config, type Message, type State, type Wish } from "./state.ts";

/**
 * Berkeley clock synchronisation.
 * R. Gusella, S. Zatti, "The accuracy of the clock synchronization achieved by TEMPO in Berkeley UNIX 4.3BSD",
 * IEEE TSE 15(7), 1989; the estimate by half the round trip is F. Cristian's (1989).
 *
 * Laws:
 * - from round 1 on the clocks are within the bound that docs/berkeley-bound.md derives, as long as every answer
 *   arrives in time;
 * - a clock that is slewed never runs backwards;
 * - there is at most one master, unless a partition or lost messages hide one from the other.
 *
 * Theory of operation. One process is the master. From time to time it polls all other clocks. When an answer
 * arrives, it computes that clock's offset from its own. It averages the offsets, including its own 0, and sends
 * each clock its adjustment: the average minus its offset. It sends no time, because a time is old when it
 * arrives. An adjustment is not: while it travels, only drift makes it wrong.
 *
 * `round.ts` is a round, `average.ts` its decision, `adjust.ts` changes a clock, `election.ts` elects a master
 * (task 8.2).
 */
export const berkeley: Machine<Config, State, Message, Wish> = {
  init: (config) => ({ state: begun(config), effects: beginning(config) }),

  ready: () => true,

  step(state, input) {
    switch (input.kind) {
      case "receive":
        return receive(state, input);
      case "timer":
        return fire(state, input);
      case "restart":
        return {
          state,
          effects: [cite("restart", { self: state.config.self }), ...election.afterRestart(state)],
        };
      case "ask":
      case "start":
      case "returned":
      case "ran":
      case "killed":
        throw new InvariantError("a clock takes no requests");
      default:
        return unreachable(input);
    }
  },
};

type Next = Step<State, Message>;

function begun(config: Config): State {
  const master = config.election.kind === "fixed" ? config.election.master : null;
  return {
    config,
    role: master === config.self ? "master" : "follower",
    master,
    term: 0,
    mandateMs: null,
    readings: {},
    open: [],
    decided: null,
    adjusted: null,
  };
}

function beginning({ election: how, self, firstRoundMs }: Config): readonly Effect<Message>[] {
  if (how.kind === "lowest-clock") return [election.firstElection];
  return how.master === self ? [nextRound(firstRoundMs)] : [];
}

function receive(state: State, input: Extract<Input<Message, Wish>, { kind: "receive" }>): Next {
  const { from, message, clockMs } = input;
  switch (message.kind) {
    case "POLL":
      return election.onPoll(state, from, message, clockMs);
    case "ANSWER":
      return onAnswer(state, from, message, clockMs);
    case "AMOUNT":
      return onAmount(state, input, message);
    case "READING":
      return election.onReading(state, from, message, clockMs);
    default:
      return unreachable(message);
  }
}

function onAmount(
  state: State,
  { from, clockMs }: Extract<Input<Message, Wish>, { kind: "receive" }>,
  { round, byMs }: Extract<Message, { kind: "AMOUNT" }>,
): Next {
  const { config, adjusted } = state;
  const values = { self: config.self, from, round, byMs, clockMs };
  const alive = election.heardMaster(state, from);
  // A duplicate, or an adjustment that arrives after a later round's, would correct the same offset twice.
  if (adjusted && round <= adjusted.round)
    return { state, effects: [cite("amount-repeated", values), ...alive] };
  const rule = config.adjust.kind === "slew" ? "adjust-slew" : "adjust-step";
  const own = adjust(config, round, byMs);
  return {
    state: changed(state, { adjusted: own.adjusted }),
    effects: [cite(rule, values) as Effect<Message>].concat(own.effects, alive),
  };
}

function fire(state: State, input: Extract<Input<Message, Wish>, { kind: "timer" }>): Next {
  const { timer, turn, clockMs } = input;
  switch (timer) {
    case "round":
      return poll(state, turn ?? 0, clockMs);
    case "elect":
      return election.elect(state, clockMs, "elect");
    case "patience":
      return election.elect(state, clockMs, "patience-over");
    case "election":
      return election.onElectionTimeout(state);
    default: {
      const round = timedOut(timer);
      if (round === null) throw new InvariantError(`a timer ${timer} that was never set`);
      return onTimeout(state, round, clockMs);
    }
  }
}
