import type { Binary } from "../../base/binary.ts";
import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import type { CallResult, SocketCall, SocketId } from "../../contract/socket-call.ts";
import { calls, receives, writes } from "./calls.ts";
import { citeWire } from "./citation.ts";
import { type Hello, lineOf } from "./lines.ts";
import { connecting, type Doing, HOST, LISTEN, reading, type Wire, withLink, withThread } from "./wire.ts";

/** How the connections come about: what the threads do that listen, accept and connect. */
export interface OnWire {
  readonly wire: Wire;
  readonly effects: readonly Effect<never>[];
}

/** Timers of the connections; all others are the protocol's. */
export const WIRE = "wire: ";

/** A connection that is refused is tried again after 10, 20, 40 … ms, so often. */
const TRIES = 5;

/** Listens; once it does, connects to the peers of `config.connectsTo`. */
export function begins(wire: Wire): OnWire {
  return {
    wire: withThread(wire, LISTEN, { kind: "listen", call: "socket" }),
    effects: [citeWire("opens", { self: wire.config.self }), calls(LISTEN, { call: "socket" })],
  };
}

export function listened(wire: Wire, call: string, result: CallResult<Binary>): OnWire {
  const { self, ports } = wire.config;
  const port = ports[self] ?? 0;
  invariant(result.ok, () => `node ${self} cannot ${call} on port ${port}`);
  const listener = result.value?.kind === "socket" ? result.value.socket : (wire.listener ?? -1);
  const next = (then: Extract<Doing, { kind: "listen" }>["call"], made: SocketCall<Binary>): OnWire => ({
    wire: withThread({ ...wire, listener }, LISTEN, { kind: "listen", call: then }),
    effects: [citeWire(call === "listen" ? "listens" : "opens", { self, port }), calls(LISTEN, made)],
  });
  switch (call) {
    case "socket": {
      const option = { name: "SO_REUSEADDR", on: true } as const;
      return next("setsockopt", { call: "setsockopt", socket: listener, option });
    }
    case "setsockopt":
      return next("bind", { call: "bind", socket: listener, address: { host: HOST, port } });
    case "bind":
      return next("listen", { call: "listen", socket: listener, backlog: wire.config.peers.length });
    case "listen":
      return connectsToAll(next("accept", { call: "accept", socket: listener }));
    default:
      return accepted(wire, listener, result);
  }
}

function connectsToAll({ wire: listening, effects: cited }: OnWire): OnWire {
  let wire = listening;
  const effects = [...cited];
  for (const peer of wire.config.connectsTo) {
    const next = connects(wire, peer, 0);
    wire = next.wire;
    effects.push(...next.effects.filter((effect) => effect.kind !== "cite"));
  }
  return { wire, effects };
}

function accepted(wire: Wire, listener: SocketId, result: CallResult<Binary>): OnWire {
  invariant(result.ok && result.value?.kind === "accepted", "accept gives a connection");
  const { socket, peer } = result.value;
  const reader: Doing = { kind: "read", peer: null, socket, text: "" };
  return {
    wire: withThread(wire, reading(socket), reader),
    effects: [
      citeWire("accepts", { self: wire.config.self, port: peer.port }),
      receives(socket),
      calls(LISTEN, { call: "accept", socket: listener }),
    ],
  };
}

export function connects(wire: Wire, peer: ProcessId, tries: number): OnWire {
  const doing: Doing = { kind: "connect", call: "socket", peer, tries, socket: null };
  const { self, ports } = wire.config;
  return {
    wire: withThread(wire, connecting(peer), doing),
    effects: [
      citeWire("connects", { self, to: peer, port: ports[peer] ?? 0 }),
      calls(connecting(peer), { call: "socket" }),
    ],
  };
}

export function connected(
  wire: Wire,
  doing: Extract<Doing, { kind: "connect" }>,
  result: CallResult<Binary>,
): OnWire {
  const { self, ports } = wire.config;
  const { peer } = doing;
  const thread = connecting(peer);
  const values = { self, to: peer, port: ports[peer] ?? 0 };
  if (doing.call === "socket") {
    invariant(result.ok && result.value?.kind === "socket", "there is always one more socket");
    const { socket } = result.value;
    return {
      wire: withThread(wire, thread, { ...doing, call: "connect", socket }),
      effects: [
        citeWire("connects", values),
        calls(thread, { call: "connect", socket, address: { host: HOST, port: values.port } }),
      ],
    };
  }
  const socket = doing.socket ?? -1;
  if (!result.ok) return refused(wire, { ...doing, socket }, result.error.class);
  const hello: Hello = { kind: "HELLO", id: self };
  const reader: Doing = { kind: "read", peer, socket, text: "" };
  const open = withLink(withThread(wire, thread, null), peer, { socket, is: "open" });
  return {
    wire: withThread(open, reading(socket), reader),
    effects: [citeWire("connected", values), writes(socket, lineOf(hello)), receives(socket)],
  };
}

/** The peer is down, or not up yet. */
function refused(
  wire: Wire,
  { peer, tries, socket }: { readonly peer: ProcessId; readonly tries: number; readonly socket: SocketId },
  by: string,
): OnWire {
  const cited = citeWire("refused", { self: wire.config.self, from: peer, by, tries: tries + 1 });
  const closes: Effect<never> = { kind: "call", thread: null, call: { call: "close", socket } };
  const thread = connecting(peer);
  if (tries + 1 === TRIES) {
    const without = withThread(wire, thread, null);
    return { wire: withLink(without, peer, { socket, is: "gone" }), effects: [cited, closes] };
  }
  const waiting: Doing = { kind: "connect", call: "socket", peer, tries: tries + 1, socket: null };
  const afterMs = 10 << tries;
  return {
    wire: withThread(wire, thread, waiting),
    effects: [cited, closes, { kind: "set-timer", timer: WIRE + thread, afterMs, role: "timeout" }],
  };
}
