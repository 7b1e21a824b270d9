import type { ProcessId } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import type { Config, Message } from "./state.ts";

/**
 * The effects that a node has again and again, made once: a trace keeps every effect of every step, and a run is
 * half as large where they are shared. They say nothing that is not in the node's configuration.
 */
export interface Phrases {
  readonly enters: Effect<Message>;
  readonly leaves: Effect<Message>;
  readonly mayEnter: Effect<Message>;
  /** For each peer, in the order of `config.peers`. */
  readonly of: ReadonlyMap<ProcessId, PeerPhrases>;
}

export interface PeerPhrases {
  readonly reply: Effect<Message>;
  readonly defers: Effect<Message>;
  readonly received: Effect<Message>;
}

const known = new WeakMap<Config, Phrases>();

export function phrases(config: Config): Phrases {
  const before = known.get(config);
  if (before) return before;
  const made = make(config);
  known.set(config, made);
  return made;
}

export function phrasesOf(config: Config, peer: ProcessId): PeerPhrases {
  return phrases(config).of.get(peer) ?? makePeer(config.self, peer);
}

function make({ self, peers }: Config): Phrases {
  return {
    enters: { kind: "print", text: `Node ${self} enters CS` },
    leaves: { kind: "print", text: `Node ${self} leaves CS` },
    mayEnter: { kind: "set-timer", timer: "enter", afterMs: 0, role: "action" },
    of: new Map(peers.map((peer) => [peer, makePeer(self, peer)])),
  };
}

function makePeer(self: ProcessId, peer: ProcessId): PeerPhrases {
  return {
    reply: { kind: "send", to: peer, message: { kind: "REPLY" } },
    defers: { kind: "print", text: `Node ${self} defers REPLY to ${peer}` },
    received: { kind: "print", text: `Node ${self} received REPLY from ${peer}` },
  };
}
