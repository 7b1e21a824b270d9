import type { ProcessId } from "../../base/words.ts";
import type { State } from "../../protocols/ricart-agrawala/state.ts";
import type { Wired } from "../../protocols/over-sockets/wire.ts";
import { comesFirst } from "../../protocols/ricart-agrawala/precedence.ts";
import type { Piece, Situation, Waiting } from "../experiment.ts";
import { say, strong } from "../sentence.ts";
import { mineFirst } from "./comparison.ts";
import { areBytesUnderWay, underWayIn } from "./under-way.ts";
import { node, nodes, pair } from "./values.ts";

/**
 * Why a node that wants to enter has not entered: for each missing REPLY, where it is. Only an onlooker who sees
 * the other nodes' queues and the messages on their way can tell. The waiting node knows only which nodes are
 * silent.
 */
export function whyWaiting(situation: Situation): Waiting[] {
  const waiting: Waiting[] = [];
  const seen: Seen = { situation, isUnderWay: underWayIn(situation), waitsFor: waitsIn(situation) };
  for (const [process, known] of situation.states) {
    const state = known as State | null;
    if (state?.phase !== "WANTED" || state.awaited.length === 0) continue;
    const missing = state.awaited.map((peer) => ({ peer, ...whyMissing(seen, process, state, peer) }));
    waiting.push({
      process,
      sentence: { subject: process, pieces: inAll(situation, state, missing) },
      missing,
    });
  }
  return waiting;
}

/** A situation, and what is asked of it for every missing REPLY. */
interface Seen {
  readonly situation: Situation;
  readonly isUnderWay: ReturnType<typeof underWayIn>;
  readonly waitsFor: ReturnType<typeof waitsIn>;
}

interface Reason {
  readonly why: Piece[];
  readonly stays: boolean;
  readonly remedy: Piece[] | null;
}

/** A reason for which the run goes on by itself. */
function passing(why: Piece[]): Reason {
  return { why, stays: false, remedy: null };
}

function whyMissing(
  { situation, isUnderWay, waitsFor }: Seen,
  self: ProcessId,
  state: State,
  peer: ProcessId,
): Reason {
  const peerState = situation.states.get(peer) as State | null | undefined;
  const lasting = (why: Piece[], remedy: Piece[] | null = null): Reason => {
    const stays = isMissingToTheEnd(situation, self, state, peer);
    return { why, stays, remedy: stays ? remedy : null };
  };
  if (isUnderWay("REPLY", peer, self))
    return passing(say`the ${strong("REPLY")} from ${node(peer)} is on its way`);
  const isAsking = isUnderWay("REQUEST", self, peer);
  if (!peerState) {
    const why = say`${node(peer)} is down and cannot reply`;
    if (isAsking) return passing(why);
    return lasting(
      why,
      say`if it sent ${strong("PROBE")}s, ${node(self)} would notice the silence and go on without ${node(peer)}`,
    );
  }
  if (peerState.deferred.includes(self)) {
    const why = whyDeferred(self, state, peer, peerState);
    if (!waitsFor(peer).has(self)) return situation.isOver ? lasting(why) : passing(why);
    const remedy =
      peerState.config.order === "timestamp"
        ? say`if the ids were compared too, one of them would give way`
        : null;
    return lasting([...why, ...say`; and ${node(peer)} waits for ${node(self)}`], remedy);
  }
  if (isAsking) return passing(say`its ${strong("REQUEST")} has not reached ${node(peer)} yet`);
  if (areBytesUnderWay(situation, self, peer) || areBytesUnderWay(situation, peer, self))
    return passing(say`bytes between ${node(self)} and ${node(peer)} are still on their way`);
  return lasting(...whyNothingIsUnderWay(situation, self, state, peer));
}

/**
 * Whether the node still lacks the peer's REPLY to this very request when the run ends. A node that probes or asks
 * again does not give up hope before that.
 */
function isMissingToTheEnd(situation: Situation, self: ProcessId, state: State, peer: ProcessId): boolean {
  if (state.config.failures.kind !== "none" && !situation.isOver) return false;
  const last = situation.inTheEnd(self) as State | null;
  return last?.phase === "WANTED" && last.timestamp === state.timestamp && last.awaited.includes(peer);
}

/** Why there is no REPLY though nothing is under way and the peer defers nothing, and what would help. */
function whyNothingIsUnderWay(
  situation: Situation,
  self: ProcessId,
  state: State,
  peer: ProcessId,
): [why: Piece[], remedy: Piece[]] {
  const nothing = say`no message between ${node(self)} and ${node(peer)} is on its way, and ${node(peer)} has no request from ${node(self)} to answer`;
  const retry = say`with ${strong("retry")}, ${node(self)} would send its REQUEST again`;
  for (const { from, to, content } of situation.lostSinceStart(self)) {
    const { kind, timestamp = state.timestamp } = content as { kind: string; timestamp?: number };
    const isBetween = kind === "REQUEST" ? from === self && to === peer : from === peer && to === self;
    if ((kind === "REQUEST" || kind === "REPLY") && isBetween && timestamp === state.timestamp)
      return [[...nothing, ...say`: a ${strong(kind)} was lost`], retry];
  }
  if ((state as Partial<Wired<State>>).wire?.links[peer]?.is === "gone")
    return [[...nothing, ": their connection has ended"], retry];
  if (situation.hasCrashed(peer))
    return [[...nothing, ...say`: ${node(peer)} crashed and forgot the request`], retry];
  if (state.config.clearDeferredEarly)
    return [
      [...nothing, ...say`: ${node(peer)} emptied its queue before it answered`],
      say`a node that answers its queue first and empties it afterwards forgets no node`,
    ];
  return [nothing, retry];
}

/** Why the peer holds its REPLY back. */
function whyDeferred(self: ProcessId, state: State, peer: ProcessId, peerState: State): Piece[] {
  const { order } = peerState.config;
  const [mine, theirs] = [peerState.timestamp, state.timestamp];
  if (peerState.phase === "HELD")
    return say`${node(peer)} is in the critical section and keeps ${node(self)} in its queue until it leaves`;
  if (!comesFirst(order, { timestamp: mine, id: peer }, { timestamp: theirs, id: self }))
    return say`${node(peer)} still has an earlier request of ${node(self)} in its queue`;
  return say`${node(peer)} defers it: ${mineFirst({ order, self: peer, from: self, mine, theirs, tie: mine === theirs })}`;
}

/** For whose deferred REPLY a node waits, itself or through others that wait: two that wait so for each other never enter. */
function waitsIn({ states }: Situation): (who: ProcessId) => ReadonlySet<ProcessId> {
  const deferring = memo((who: ProcessId) =>
    ((states.get(who) as State | null | undefined)?.awaited ?? []).filter((peer) => {
      const owing = states.get(peer) as State | null | undefined;
      return owing?.phase === "WANTED" && owing.deferred.includes(who);
    }),
  );
  return memo((who: ProcessId) => {
    // A set that grows while it is gone through is gone through to its end.
    const found = new Set(deferring(who));
    for (const next of found) for (const peer of deferring(next)) found.add(peer);
    return found;
  });
}

function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}

function inAll(
  { end }: Situation,
  state: State,
  missing: readonly { peer: ProcessId; stays: boolean }[],
): Piece[] {
  const peers = nodes(missing.map(({ peer }) => peer));
  const staying = missing.flatMap(({ peer, stays }) => (stays ? [peer] : []));
  const request = pair(state.timestamp, state.config.self);
  const reply = say`the ${strong(missing.length === 1 ? "REPLY" : "REPLYs")} from ${peers}`;
  if (staying.length === 0) return say`waits with ${request} for ${reply}.`;
  if (end === "limit")
    return say`waits with ${request} for ${reply}. The run was cut off before the one from ${nodes(staying)} came.`;
  return staying.length === missing.length
    ? say`waits for ever with ${request}: ${reply} never ${missing.length === 1 ? "comes" : "come"}.`
    : say`waits for ever with ${request} for ${reply}: ${staying.length === 1 ? "the one" : "those"} from ${nodes(staying)} never ${staying.length === 1 ? "comes" : "come"}.`;
}
