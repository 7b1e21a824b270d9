import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Effect, Input, Step } from "../../contract/machine.ts";
import { cite } from "./citation.ts";
import { mayEnter } from "./entry.ts";
import { changed, type Failures, type Message, type State, type Wish } from "./state.ts";

/**
 * Finding crashed peers by their silence (task 9.2, `failures: probe`).
 *
 * A requester that has waited longer than its patience sends PROBE to the peers that still owe a REPLY. A live
 * peer answers ALIVE at once, whether it defers or never had the request, and that renews the patience. A peer
 * that stays silent for the time-out is struck from the awaited, now and in later requests, until it is heard
 * again. Silence is all that can be seen: where the peer was only slow, two may be in the critical section.
 */
type Next = Step<State, Message>;
type Probe = Extract<Failures, { kind: "probe" }>;

export function patience(failures: Probe): Effect<Message> {
  return { kind: "set-timer", timer: "patience", afterMs: failures.patienceMs, role: "timeout" };
}

const nothing: readonly Effect<Message>[] = [];
/** A timer for the silence of a peer is called so, with the peer's name after it. */
export const SILENCE = "silence of ";

/** Any message of a peer ends its silence and the suspicion against it; an awaited sign of life renews the patience. */
export function hear(state: State, from: ProcessId, message: Message): Next {
  const { config, probing } = state;
  if (config.failures.kind !== "probe") return { state, effects: nothing };
  const wasProbed = probing.probed.includes(from);
  const effects: Effect<Message>[] = [];
  if (wasProbed) effects.push({ kind: "cancel-timer", timer: SILENCE + from });
  if ((wasProbed || message.kind === "ALIVE") && waits(state)) effects.push(patience(config.failures));
  if (!wasProbed && !probing.suspected.includes(from)) return { state, effects };
  const without = (peers: readonly ProcessId[]) => peers.filter((peer) => peer !== from);
  const heard = { probed: without(probing.probed), suspected: without(probing.suspected) };
  return { state: changed(state, { probing: heard }), effects };
}

function waits(state: State): boolean {
  return state.phase === "WANTED" && state.awaited.length > 0;
}

export function onProbe(state: State, from: ProcessId): Next {
  const values = { self: state.config.self, from, deferred: state.deferred.includes(from) };
  return {
    state,
    effects: [cite("probe-answered", values), { kind: "send", to: from, message: { kind: "ALIVE" } }],
  };
}

export function onAlive(state: State, from: ProcessId): Next {
  const { self } = state.config;
  return { state, effects: [cite("alive", { self, from, waits: waits(state), awaited: state.awaited })] };
}

export function onTimer(state: State, timer: string): Next {
  const { failures } = state.config;
  invariant(failures.kind === "probe", () => `a timer ${timer} that was never set`);
  if (timer === "patience") return sendProbes(state, failures);
  return suspect(state, timer.slice(SILENCE.length));
}

/**
 * Over connections a node sees when a peer's end is gone. This counts as a timeout of that peer, without waiting.
 * Returns the input for the machine, or null if the node waits for no peer or already measures the silence.
 */
export function endOfSilence(
  { config, phase, awaited, probing }: State,
  peer: ProcessId,
  clockMs: number,
): Input<Message, Wish> | null {
  if (config.failures.kind !== "probe" || phase !== "WANTED") return null;
  if (!awaited.includes(peer) || probing.probed.includes(peer)) return null;
  return { kind: "timer", clockMs, timer: SILENCE + peer };
}

function sendProbes(state: State, failures: Probe): Next {
  const { awaited, probing } = state;
  const values = {
    self: state.config.self,
    awaited,
    patienceMs: failures.patienceMs,
    timeoutMs: failures.timeoutMs,
  };
  const effects: Effect<Message>[] = [cite("probe", values)];
  for (const to of awaited) {
    effects.push({ kind: "send", to, message: { kind: "PROBE" } });
    // A peer that is probed already is as silent as before: its time-out goes on.
    if (!probing.probed.includes(to)) {
      effects.push({ kind: "set-timer", timer: SILENCE + to, afterMs: failures.timeoutMs, role: "timeout" });
    }
  }
  const probed = [...new Set([...probing.probed, ...awaited])];
  return { state: changed(state, { probing: { ...probing, probed } }), effects };
}

function suspect(state: State, peer: ProcessId): Next {
  const awaited = state.awaited.filter((other) => other !== peer);
  const probing = {
    probed: state.probing.probed.filter((other) => other !== peer),
    suspected: [...state.probing.suspected, peer],
  };
  const last = awaited.length === 0;
  const effects: Effect<Message>[] = [
    cite(last ? "suspect-last" : "suspect", { self: state.config.self, peer, awaited }),
    { kind: "print", text: `Node ${state.config.self} gives up on ${peer}` },
  ];
  if (last) effects.push(...mayEnter(state));
  return { state: changed(state, { awaited, probing }), effects };
}
