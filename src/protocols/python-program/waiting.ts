import { unreachable } from "../../base/invariant.ts";
import type { Json } from "../../base/words.ts";
import type { Effect, Step } from "../../contract/machine.ts";
import type { SocketCall } from "../../contract/socket-call.ts";
import type { LastPiece } from "../../contract/python-segment.ts";
import { MAIN, type Config, type State, type Thread, type Waits } from "./state.ts";
import { cite, goOn, withThread } from "./threads.ts";

/** The thread has come to its wait, or to its end. */
export function waiting(state: State, thread: Thread, piece: LastPiece, clockMs: number): Step<State, never> {
  const named = { ...thread, name: piece.name ?? thread.name };
  const made = (piece.spawns ?? []).map(({ id, daemon, name = id }): Thread => {
    const waits: Waits = { kind: "turn", call: null, holder: null, sinceMs: clockMs };
    return { id, name, isDaemon: daemon, frames: [], waits };
  });
  const holders = new Map(piece.holders);
  const known = state.threads.map((one): Thread => {
    const holder = holders.get(one.id);
    return holder !== undefined && one.waits?.kind === "lock"
      ? { ...one, waits: { ...one.waits, holder } }
      : one;
  });
  const spawned: State = { ...state, threads: [...known, ...made] };
  const self = state.config.name;
  const wakes = (piece.wakes ?? []).flatMap(({ process, thread: woken }): Effect<never>[] => {
    if (process !== self) return [{ kind: "wake", process, thread: woken }];
    return woken === thread.id ? [] : [goOn(woken)];
  });
  const starts = (piece.starts ?? []).map(({ process, main }): Effect<never> => {
    // Its standard input is at its end, and it shares the critical section.
    const config: Config = { ...state.config, name: process, main, args: [], stdin: [], stdinClosed: true };
    return { kind: "spawn", process, config: config as unknown as Json };
  });
  const kills = (piece.kills ?? []).map((told): Effect<never> => ({ kind: "kill", ...told }));
  const then = after(spawned, named, piece, clockMs);
  return { ...then, effects: [...then.effects, ...starts, ...wakes, ...kills] };
}

function after(state: State, thread: Thread, piece: LastPiece, clockMs: number): Step<State, never> {
  const at = piece.at ? { ...piece.at } : {};
  const cited = (rule: string, values: { readonly [name: string]: Json }) =>
    cite(rule, { thread: thread.id, ...at, ...values });
  const waits = (kind: Waits["kind"], call: string | null = null): State =>
    withThread(state, { ...thread, waits: { kind, call, holder: null, sinceMs: clockMs } });
  switch (piece.kind) {
    case "call":
      return {
        state: waits("call", piece.call.call),
        effects: [
          cited("calls", { call: piece.call as unknown as Json }),
          { kind: "call", thread: thread.id, call: piece.call },
        ],
      };
    case "poll": {
      const { sockets, typed, ms } = piece;
      const isThere = typed && (state.typed.length > 0 || state.isClosed);
      const call: SocketCall<string> = { call: "poll", sockets, ms: isThere ? 0 : ms };
      const own: Waits = { kind: "poll", call: "select", holder: null, sinceMs: clockMs };
      return {
        state: withThread(state, { ...thread, waits: typed ? { ...own, typed } : own }),
        effects: [cited("polls", { ms, typed }), { kind: "call", thread: thread.id, call }],
      };
    }
    case "sleep":
      return {
        state: waits("sleep"),
        effects: [cited("sleeps", { ms: piece.ms }), goOn(thread.id, piece.ms)],
      };
    case "lock": {
      const { ms, holder, on, awaits: what, of = null } = piece;
      const timer = ms === null ? [] : [goOn(thread.id, ms)];
      const own: Waits = {
        kind: "lock",
        call: null,
        holder,
        sinceMs: clockMs,
        ...(on && { on }),
        ...(what && { awaits: { what, of } }),
      };
      return {
        state: withThread(state, { ...thread, waits: own }),
        effects: [
          cited("waits", { holder, ms, ...(on && { on: { ...on } }), ...(what && { awaits: what, of }) }),
          ...timer,
        ],
      };
    }
    case "stdin": {
      const isThere = state.typed.length > 0 || state.isClosed;
      return {
        state: waits("stdin"),
        effects: [cited("asks-for-input", { isThere }), ...(isThere ? [goOn(thread.id)] : [])],
      };
    }
    case "turn":
      return { state: waits("preempted"), effects: [cited("yields", {}), goOn(thread.id)] };
    case "busy":
      return {
        state: waits("busy"),
        effects: [cited("computes", { ms: piece.ms }), goOn(thread.id, piece.ms)],
      };
    case "ends":
      return {
        state: {
          ...state,
          threads: state.threads.filter(({ id }) => id !== thread.id),
          inside: state.inside.filter((one) => one.thread !== thread.id),
        },
        effects: [cited("thread-ends", {})],
      };
    case "exits": {
      const { exit, exception, exceptionLine } = piece;
      return {
        state: { ...state, threads: [], inside: [], exit, exception, exceptionLine },
        effects: [cited("exits", { exit, exception, exceptionLine }), ...othersOff(state), leaves],
      };
    }
    case "bound":
      return { state, effects: [cited("computes", {})] };
    default:
      return unreachable(piece);
  }
}

/** The main thread has no timer where it has come to the end by itself. */
function othersOff({ threads }: State): Effect<never>[] {
  return timersOff({ threads: threads.filter(({ id }) => id !== MAIN) });
}

export const leaves: Effect<never> = { kind: "call", thread: null, call: { call: "exit" } };

export function timersOff({ threads }: Pick<State, "threads">): Effect<never>[] {
  return threads.map(({ id }) => ({ kind: "cancel-timer", timer: id }));
}
