import type { ProcessId } from "../../base/words.ts";
import type { Effect, Step } from "../../contract/machine.ts";
import { cite } from "./citation.ts";
import { changed, type Failures, type Message, type State } from "./state.ts";

/**
 * Living with lost messages (task 9.2, `failures: retry`).
 *
 * A REQUEST that is unanswered for `afterMs` is sent again, as the same REQUEST. So a REPLY names the timestamp
 * that it answers. A repeated REQUEST that is still deferred is not queued again; one that was answered is
 * answered again, without a new decision. The requester counts one REPLY a peer for its open timestamp and
 * ignores older ones.
 */
type Next = Step<State, Message>;

export function again(failures: Extract<Failures, { kind: "retry" }>): Effect<Message> {
  return { kind: "set-timer", timer: "retry", afterMs: failures.afterMs, role: "timeout" };
}

export function onAgain(state: State): Next {
  const { self, failures } = state.config;
  const { timestamp, awaited } = state;
  const effects: Effect<Message>[] = [cite("retry", { self, timestamp, awaited })];
  for (const to of awaited)
    effects.push({ kind: "send", to, message: { kind: "REQUEST", timestamp }, repeat: true });
  if (failures.kind === "retry" && awaited.length > 0) effects.push(again(failures));
  return { state, effects };
}

/** How to handle a REQUEST that was seen before; null if it is new. */
export function onRepeated(state: State, from: ProcessId, timestamp: number): Next | null {
  const { self } = state.config;
  const heard = state.retrying.heard[from];
  if (heard === timestamp && state.deferred.includes(from)) {
    return { state, effects: [cite("repeat-still-deferred", { self, from, theirs: timestamp })] };
  }
  if (state.retrying.answered[from] !== timestamp) return null;
  return {
    state,
    effects: [
      cite("repeat-answered", { self, from, theirs: timestamp }),
      { kind: "send", to: from, message: { kind: "REPLY", timestamp }, repeat: true },
    ],
  };
}

export function remember(state: State, from: ProcessId, timestamp: number): State {
  const { retrying } = state;
  return changed(state, {
    retrying: { ...retrying, heard: { ...retrying.heard, [from]: timestamp } },
  });
}

/** Notes that the latest REQUEST of each of `peers` has been answered. */
export function answered(state: State, peers: readonly ProcessId[]): State {
  if (state.config.failures.kind !== "retry" || peers.length === 0) return state;
  const { heard } = state.retrying;
  const now = { ...state.retrying.answered };
  for (const peer of peers) {
    const timestamp = heard[peer];
    if (timestamp !== undefined) now[peer] = timestamp;
  }
  return changed(state, { retrying: { ...state.retrying, answered: now } });
}
