import type { Json } from "../../base/words.ts";
import type { Effect } from "../../contract/machine.ts";
import type { SocketId } from "../../contract/socket-call.ts";
import { afterError, brokenOut, type Caught, stepped } from "./flow.ts";
import type { Doing, Finished, Outcome, State, Thread } from "./state.ts";
import { bound, find, type Names, type Value } from "./values.ts";

/** The changes of a step to one thread. */
export interface Change {
  readonly rule: string;
  readonly values: { readonly [name: string]: Json };
  readonly thread: Thread;
  readonly finished: Finished | null;
  readonly spawned: Thread | null;
  /** Sockets that lost a reference. */
  readonly dropped: readonly SocketId[];
  readonly exits: boolean;
  readonly effects: readonly Effect<never>[];
}

/** The thread goes on at once, after whatever else happens at this moment. */
export function goOn(thread: string, afterMs = 0): Effect<never> {
  return { kind: "set-timer", timer: thread, afterMs, role: afterMs === 0 ? "action" : "timeout" };
}

/** An operation of the thread has begun, and is waited for. */
export function begun(thread: Thread, doing: Doing, rule: string, effect: Effect<never>): Change {
  return {
    rule,
    values: {},
    thread: { ...thread, doing },
    finished: null,
    spawned: null,
    dropped: [],
    exits: false,
    effects: [effect],
  };
}

/** An operation is finished, and the thread goes on. `gives` is what the operation's name now holds. */
export function finish(
  thread: Thread,
  { path, operation }: Doing,
  outcome: Outcome,
  gives: { readonly name: string; readonly value: Value } | null = null,
  localPort = 0,
): Change {
  const leaves = operation.op === "break" && outcome.kind === "ok" && isTrue(outcome);
  const frames = leaves ? brokenOut(thread.frames) : stepped(thread.frames);
  const before = gives ? find(thread.names, gives.name) : undefined;
  const names = gives ? bound(thread.names, gives.name, gives.value) : thread.names;
  return {
    rule: "returns",
    values: {},
    thread: { ...thread, frames, names, doing: null },
    finished: { thread: thread.id, path, op: operation.op, outcome, localPort },
    spawned: null,
    dropped: before?.kind === "socket" ? [before.socket] : [],
    exits: false,
    effects: [goOn(thread.id)],
  };
}

function isTrue(outcome: Extract<Outcome, { kind: "ok" }>): boolean {
  return outcome.value?.kind === "flag" && outcome.value.flag;
}

/** An exception ends the operation and everything that must end with it. */
export function raise(
  thread: Thread,
  { path, operation }: Doing,
  error: Extract<Outcome, { kind: "error" }>["error"],
  onError: "continue" | "stop",
  localPort = 0,
): Change {
  const { frames, caught } = afterError(thread.frames, error, onError);
  const as = caught?.as ?? null;
  const before = as === null ? undefined : find(thread.names, as);
  const names = namesIn(thread, caught);
  return {
    rule: "raises",
    values: { error, caught: caught?.class ?? null, ends: frames.length === 0 },
    thread: { ...thread, frames, names, doing: null },
    finished: { thread: thread.id, path, op: operation.op, outcome: { kind: "error", error }, localPort },
    spawned: null,
    dropped: before?.kind === "socket" ? [before.socket] : [],
    exits: false,
    effects: [goOn(thread.id)],
  };
}

/** The thread's names once an `except` has taken an exception. */
export function namesIn({ names }: Thread, caught: Caught | null): Names {
  if (caught === null || caught.as === null) return names;
  return bound(names, caught.as, { kind: "text", text: caught.text });
}

export function replaced(state: State, thread: Thread): State {
  return { ...state, threads: state.threads.map((one) => (one.id === thread.id ? thread : one)) };
}

/** Whether any name of any thread refers to the socket. */
export function references(state: State, socket: SocketId): boolean {
  return state.threads.some(({ names }) =>
    names.some(([, value]) => value.kind === "socket" && value.socket === socket),
  );
}
