import type { ProcessId } from "../../../../src/base/words.ts";
import type { CiteEffect, Effect, Input, Machine, Step } from "../../../../src/contract/machine.ts";

/** A token goes round a ring, `laps` times in all. Only the member that has it may be inside. */
export interface Config {
  readonly self: ProcessId;
  readonly next: ProcessId;
  readonly size: number;
  readonly laps: number;
  readonly holdMs: number;
  /** Whether it has the token at the beginning. */
  readonly begins: boolean;
}

export interface Message {
  readonly kind: "TOKEN";
  /** How often the token has been passed. */
  readonly passes: number;
}

export interface State {
  readonly config: Config;
  readonly phase: "IDLE" | "WAITS" | "INSIDE";
  /** Of the token that it has; null without it. */
  readonly passes: number | null;
}

export interface Wish {
  readonly kind: "enter";
}

type Next = Step<State, Message>;

export const tokenRing: Machine<Config, State, Message, Wish> = {
  init: (config) => ({
    state: { config, phase: "IDLE", passes: null },
    effects: config.begins ? [{ kind: "set-timer", timer: "begin", afterMs: 1, role: "action" }] : [],
  }),
  step,
  ready: ({ phase }) => phase === "IDLE",
};

function step(state: State, input: Input<Message, Wish>): Next {
  switch (input.kind) {
    case "ask":
      return { state: { ...state, phase: "WAITS" }, effects: [cite("wants")] };
    case "receive":
      return taken(state, input.message.passes);
    case "timer":
      return input.timer === "begin" ? taken(state, 0) : passed({ ...state, phase: "IDLE" }, "leaves");
    case "restart":
      return { state, effects: [cite("restarts")] };
    default:
      throw new Error(`a member of the ring gets no ${input.kind}`);
  }
}

function taken(state: State, passes: number): Next {
  const held = { ...state, passes };
  if (state.phase !== "WAITS") return passed(held, "passes");
  const leave: Effect<Message> = {
    kind: "set-timer",
    timer: "leave",
    afterMs: state.config.holdMs,
    role: "action",
  };
  const print: Effect<Message> = { kind: "print", text: "inside" };
  return { state: { ...held, phase: "INSIDE" }, effects: [cite("enters"), print, leave] };
}

function passed(state: State, rule: Rule): Next {
  const { next, size, laps } = state.config;
  const passes = (state.passes ?? 0) + 1;
  const without: State = { ...state, passes: null };
  if (passes > size * laps) return { state: without, effects: [cite("keeps")] };
  return {
    state: without,
    effects: [cite(rule), { kind: "send", to: next, message: { kind: "TOKEN", passes } }],
  };
}

export type Rule = "wants" | "enters" | "leaves" | "passes" | "keeps" | "restarts";

function cite(rule: Rule): CiteEffect {
  return { kind: "cite", rule, values: {} };
}
