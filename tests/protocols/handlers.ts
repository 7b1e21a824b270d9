import type { Step } from "../../src/contract/machine.ts";
import { ricartAgrawala } from "../../src/protocols/ricart-agrawala/machine.ts";
import type { Config, Message, State } from "../../src/protocols/ricart-agrawala/state.ts";

/** One node by itself, moved by hand: no network, no time. */
type Next = Step<State, Message>;

export function made(change: Partial<Config> = {}): State {
  const config: Config = {
    self: "2",
    peers: ["1", "3"],
    highest: 0,
    order: "timestamp-id",
    raiseHighest: true,
    deferWhenHeld: true,
    clearDeferredEarly: false,
    failures: { kind: "none" },
    ...change,
  };
  return ricartAgrawala.init(config, config.self).state;
}

export function request(state: State, holdMs = 20): Next {
  return ricartAgrawala.step(state, { kind: "ask", clockMs: 0, wish: { kind: "request", holdMs } });
}

export function receive(state: State, from: string, message: Message): Next {
  return ricartAgrawala.step(state, { kind: "receive", clockMs: 0, from, message });
}

export function onRequest(state: State, from: string, timestamp: number): Next {
  return receive(state, from, { kind: "REQUEST", timestamp });
}

export function onReply(state: State, from: string, timestamp?: number): Next {
  return receive(state, from, timestamp === undefined ? { kind: "REPLY" } : { kind: "REPLY", timestamp });
}

export function fire(state: State, timer: string): Next {
  return ricartAgrawala.step(state, { kind: "timer", clockMs: 0, timer });
}

/** WANTED with the timestamp `highest + 1`, and HELD with it. */
export function wanted(change: Partial<Config> = {}): State {
  return request(made(change)).state;
}

export function held(change: Partial<Config> = {}): State {
  const state = wanted(change);
  const replied = state.awaited.reduce((now, peer) => onReply(now, peer, state.timestamp).state, state);
  return fire(replied, "enter").state;
}

/** What a step sends, as "REQUEST 5 to 1", in order; "again" where it is marked as a repeat. */
export function sends(next: Next): string[] {
  return next.effects.flatMap((effect) => {
    if (effect.kind !== "send") return [];
    const { message, to, repeat } = effect;
    const timestamp = "timestamp" in message ? ` ${message.timestamp}` : "";
    return [`${message.kind}${timestamp} to ${to}${repeat ? " again" : ""}`];
  });
}

/** The timers that a step sets and cancels, as "enter in 0", "no retry". */
export function timers(next: Next): string[] {
  return next.effects.flatMap((effect) => {
    if (effect.kind === "set-timer") return [`${effect.timer} in ${effect.afterMs}`];
    return effect.kind === "cancel-timer" ? [`no ${effect.timer}`] : [];
  });
}

/** The one rule that a step cites. */
export function rule(next: Next): string {
  const rules = next.effects.flatMap((effect) => (effect.kind === "cite" ? [effect.rule] : []));
  return rules.join(" and ");
}
