import type { ProcessId } from "../../base/words.ts";
import type { State } from "../../protocols/ricart-agrawala/state.ts";
import type { Piece, Situation, Waiting } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { mineFirst } from "./comparison.ts";
import { node, nodes, pair } from "./values.ts";

/**
 * Why a node that wants to enter does not: for each REPLY that is missing, where it hangs. Only an onlooker can
 * tell, who sees the other nodes' queues and what is under way; the waiting node knows no more than who is silent.
 */
export function whyWaiting(situation: Situation): Waiting[] {
  const waiting: Waiting[] = [];
  for (const [process, known] of situation.states) {
    const state = known as State | null;
    if (state?.phase !== "WANTED" || state.awaited.length === 0) continue;
    const missing = state.awaited.map((peer) => ({ peer, ...whyMissing(situation, process, state, peer) }));
    waiting.push({ process, sentence: { subject: process, pieces: inAll(state, missing) }, missing });
  }
  return waiting;
}

interface Reason {
  readonly why: Piece[];
  readonly isForEver: boolean;
  readonly remedy: Piece[] | null;
}

/** A reason that says of something that never comes how it could. */
function reason(why: Piece[], isForEver: boolean, remedy: Piece[] | null = null): Reason {
  return { why, isForEver, remedy: isForEver ? remedy : null };
}

function whyMissing(situation: Situation, self: ProcessId, state: State, peer: ProcessId): Reason {
  const { failures } = state.config;
  const peerState = situation.states.get(peer) as State | null | undefined;
  // A node that probes or asks again is not lost with a message or a peer.
  const isLost = failures.kind === "none" || situation.isOver;
  if (isUnderWay(situation, "REPLY", peer, self)) {
    return reason(say`the ${strong("REPLY")} of ${node(peer)} is on its way`, false);
  }
  const isAsking = isUnderWay(situation, "REQUEST", self, peer);
  if (!peerState) {
    const remedy = say`with ${strong("probe")}, ${node(self)} would notice the silence and go on without ${node(peer)}`;
    return reason(say`${node(peer)} is down and cannot reply`, isLost && !isAsking, remedy);
  }
  if (peerState.deferred.includes(self)) return whyDeferred(situation, self, state, peer, peerState);
  if (isAsking) {
    return reason(say`its ${strong("REQUEST")} has not reached ${node(peer)} yet`, false);
  }
  if (state.config.clearDeferredEarly) {
    const why = say`nothing is under way between it and ${node(peer)}, which remembers owing it no reply: it emptied its queue before answering`;
    return reason(why, isLost, say`a queue that is answered first and emptied then forgets nobody`);
  }
  const why = say`nothing is under way between it and ${node(peer)}, which owes it no reply: a message was lost`;
  return reason(why, isLost, say`with ${strong("retry")}, ${node(self)} would send its REQUEST again`);
}

function whyDeferred(
  situation: Situation,
  self: ProcessId,
  state: State,
  peer: ProcessId,
  peerState: State,
): Reason {
  const { isOver } = situation;
  if (peerState.phase === "HELD") {
    return reason(say`${node(peer)} is in the critical section and replies when it leaves`, isOver);
  }
  const { order } = peerState.config;
  const [mine, theirs] = [peerState.timestamp, state.timestamp];
  const compared = { order, self: peer, from: self, mine, theirs, tie: mine === theirs };
  const ring = isWaitingFor(situation, peer, self);
  const why = say`${node(peer)} defers it: ${mineFirst(compared)}`;
  if (!ring) return reason(why, isOver);
  const remedy = order === "timestamp" ? say`with the ids compared too, one of them would give way` : null;
  return reason([...why, ...say`; and ${node(peer)} waits for ${node(self)}`], true, remedy);
}

/** Whether `who` waits, through others that wait, for the REPLY that `whom` defers: then neither ever enters. */
function isWaitingFor(situation: Situation, who: ProcessId, whom: ProcessId): boolean {
  const seen = new Set<ProcessId>([who]);
  const queue = [who];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const state = situation.states.get(next) as State | null | undefined;
    for (const peer of state?.awaited ?? []) {
      const owing = situation.states.get(peer) as State | null | undefined;
      if (owing?.phase !== "WANTED" || !owing.deferred.includes(next)) continue;
      if (peer === whom) return true;
      if (!seen.has(peer)) queue.push(peer);
      seen.add(peer);
    }
  }
  return false;
}

function isUnderWay(situation: Situation, kind: string, from: ProcessId, to: ProcessId): boolean {
  return situation.travelling.some(
    (message) => message.kind === kind && message.from === from && message.to === to,
  );
}

function inAll(state: State, missing: readonly { peer: ProcessId; isForEver: boolean }[]): Piece[] {
  const peers = nodes(missing.map(({ peer }) => peer));
  const forEver = missing.some(({ isForEver }) => isForEver) ? say`, and one of them never comes` : [];
  const request = pair(state.timestamp, state.config.self);
  if (missing.length === 1 && forEver.length > 0) {
    return say`waits for ever with ${request}: the ${strong("REPLY")} of ${peers} never comes.`;
  }
  return say`waits with ${request} for the ${strong("REPLY")} of ${peers}${forEver}.`;
}
