import type { Binary } from "../../base/binary.ts";
import { invariant, unreachable } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { CallEffect, Effect, Input, Machine, SendEffect, Step } from "../../contract/machine.ts";
import type { CallResult } from "../../contract/socket-call.ts";
import { receives, writes } from "./calls.ts";
import { citeWire } from "./citation.ts";
import { begins, connected, connects, listened, type OnWire, WIRE } from "./connections.ts";
import { firstLine, isHello, type Kinded, lineOf, messageOf } from "./lines.ts";
import {
  type Doing,
  freshWire,
  isComplete,
  reading,
  type Wire,
  type WireConfig,
  type Wired,
  withLink,
  withThread,
} from "./wire.ts";

/**
 * A protocol over TCP sockets: the same machine, with its messages as lines of bytes (task 9.1).
 *
 * Each process listens, connects to the peers that its configuration names, and accepts the others: one connection
 * per pair. The process that connects sends its id first. After that each message is one line of JSON. A stream
 * has no messages, so the process collects bytes from `recv` until a line is complete. Each step handles one line.
 *
 * A peer is gone when its end of the connection closes or resets; the protocol decides what that means (`onGone`).
 * The user's requests wait until there is a connection to every peer.
 */
export function overSockets<Config, State extends object, Message extends { readonly kind: string }, Wish>(
  inner: Machine<Config, State, Message, Wish>,
  onGone: (state: State, peer: ProcessId, clockMs: number) => Input<Message, Wish> | null,
): Machine<{ readonly inner: Config; readonly wire: WireConfig }, Wired<State>, never, Wish> {
  type Next = Step<Wired<State>, never>;
  // `lineOf` wrote every line, so a line that is not a HELLO is a message of the protocol.
  const isOwn = (message: Kinded): message is Message => !isHello(message);

  /** One input of the protocol's own, its messages sent as lines. */
  function told(state: Wired<State>, input: Input<Message, Wish>): Next {
    const next = inner.step(state, input);
    return {
      state: { ...next.state, wire: state.wire },
      effects: next.effects.flatMap((effect) =>
        effect.kind === "send" ? sent(state.wire, effect) : [effect],
      ),
    };
  }

  function returned(state: Wired<State>, input: Extract<Input<never, Wish>, { kind: "returned" }>): Next {
    const { thread, result, clockMs } = input;
    const doing = state.wire.threads[thread];
    invariant(doing, () => `thread ${thread} calls nothing`);
    switch (doing.kind) {
      case "listen":
        return onWire(state, listened(state.wire, doing.call, result));
      case "connect":
        return onWire(state, connected(state.wire, doing, result));
      case "read":
        return read(state, doing, result, clockMs);
      default:
        return unreachable(doing);
    }
  }

  function read(
    state: Wired<State>,
    doing: Extract<Doing, { kind: "read" }>,
    result: CallResult<Binary>,
    clockMs: number,
  ): Next {
    const bytes = result.ok && result.value?.kind === "bytes" ? result.value.bytes : "";
    if (bytes === "") return lost(state, doing, result.ok ? "its FIN" : result.error.class, clockMs);
    return gathered(state, { ...doing, text: doing.text + bytes }, clockMs);
  }

  /** Hands on the first line, if one is whole. */
  function gathered(state: Wired<State>, doing: Extract<Doing, { kind: "read" }>, clockMs: number): Next {
    const { peer, socket, text } = doing;
    const line = firstLine(text);
    if (!line) {
      const cited = citeWire("half-a-line", { self: state.wire.config.self, from: peer, text });
      return { state: withWire(state, keeps(state.wire, doing)), effects: [cited, receives(socket)] };
    }
    const rest = { ...doing, text: line.rest };
    const { self } = state.wire.config;
    const message = messageOf(line.line);
    if (message && peer === null && isHello(message)) {
      const { id } = message;
      const known = { ...rest, peer: id };
      const wire = withLink(keeps(state.wire, known), id, { socket, is: "open" });
      return {
        state: withWire(state, wire),
        effects: [citeWire("greeted", { self, from: id }), readsOn(known)],
      };
    }
    if (message && peer !== null && isOwn(message)) {
      const input = { kind: "receive", clockMs, from: peer, message } as const;
      const heard = told(withWire(state, keeps(state.wire, rest)), input);
      return { state: heard.state, effects: [...heard.effects, readsOn(rest)] };
    }
    const cited = citeWire("garbled", { self, from: peer, line: line.line });
    return { state: withWire(state, keeps(state.wire, rest)), effects: [cited, readsOn(rest)] };
  }

  function lost(
    state: Wired<State>,
    { peer, socket }: Extract<Doing, { kind: "read" }>,
    by: string,
    clockMs: number,
  ): Next {
    const self = state.wire.config.self;
    const without = withThread(state.wire, reading(socket), null);
    // A peer that has come back has a newer connection, and only that one counts.
    const isCurrent = peer !== null && without.links[peer]?.socket === socket;
    const wire = isCurrent ? withLink(without, peer, { socket, is: "gone" }) : without;
    const closes: CallEffect = { kind: "call", thread: null, call: { call: "close", socket } };
    const after = withWire(state, wire);
    const input = isCurrent ? onGone(after, peer, clockMs) : null;
    if (!input) return { state: after, effects: [citeWire("peer-gone", { self, from: peer, by }), closes] };
    const next = told(after, input);
    return { state: next.state, effects: [closes, ...next.effects] };
  }

  function withWire(state: Wired<State>, wire: Wire): Wired<State> {
    return { ...state, wire };
  }

  function onWire(state: Wired<State>, { wire, effects }: OnWire): Next {
    return { state: withWire(state, wire), effects };
  }

  return {
    init(config, self) {
      const { state, effects } = inner.init(config.inner, self);
      invariant(effects.length === 0, "what a protocol does before it begins cannot be sent");
      return { state: { ...state, wire: freshWire(config.wire) }, effects: [] };
    },

    ready: (state) => isComplete(state.wire) && inner.ready(state),

    step(state, input) {
      switch (input.kind) {
        case "start":
          return onWire(state, begins(state.wire));
        case "restart": {
          const next = told(state, input);
          // No other node knows that it is back, so it connects to all.
          const config = { ...state.wire.config, connectsTo: state.wire.config.peers };
          const begun = begins(freshWire(config));
          const calls = begun.effects.filter((effect) => effect.kind !== "cite");
          return { state: withWire(next.state, begun.wire), effects: [...next.effects, ...calls] };
        }
        case "returned":
          return returned(state, input);
        case "timer": {
          if (!input.timer.startsWith(WIRE)) return told(state, input);
          const thread = input.timer.slice(WIRE.length);
          const doing = state.wire.threads[thread];
          if (doing?.kind === "read") return gathered(state, doing, input.clockMs);
          invariant(doing?.kind === "connect", () => `no thread ${thread} waits`);
          return onWire(state, connects(state.wire, doing.peer, doing.tries));
        }
        case "ask":
          return told(state, input);
        case "receive":
        case "ran":
        case "killed":
          throw new Error("over sockets nothing comes but bytes");
        default:
          return unreachable(input);
      }
    },
  };
}

/** A message as a line over the connection to its receiver; over one that is gone nothing goes. */
function sent({ links }: Wire, { to, message }: SendEffect<unknown>): Effect<never>[] {
  const link = links[to];
  return link?.is === "open" ? [writes(link.socket, lineOf(message))] : [];
}

function keeps(wire: Wire, doing: Extract<Doing, { kind: "read" }>): Wire {
  return withThread(wire, reading(doing.socket), doing);
}

/** A complete line is handled in its own step, before the next recv. */
function readsOn({ socket, text }: Extract<Doing, { kind: "read" }>): Effect<never> {
  if (firstLine(text) === null) return receives(socket);
  return { kind: "set-timer", timer: WIRE + reading(socket), afterMs: 0, role: "action" };
}
