import type { Binary } from "../../base/binary.ts";
import type { Json, ProcessId } from "../../base/words.ts";
import { BoundReached, bounds } from "../../contract/bounds.ts";
import type { Effect, Input, Machine, Step } from "../../contract/machine.ts";
import type { CallResult } from "../../contract/socket-call.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import { begin } from "./begin.ts";
import { next } from "./flow.ts";
import { keptBytes, operandBytes, resultBytes } from "./handled.ts";
import { returned } from "./returned.ts";
import { MAIN, newThread, type Config, type State, type Thread } from "./state.ts";
import { type Change, finish, goOn, namesIn, references, replaced } from "./change.ts";

/**
 * A socket program: the operations of one process, with all its threads. A step begins an operation of one
 * thread, or finishes it; what Python does by itself begins and finishes in one. Whatever has to do with sockets
 * is asked of the host's kernel by the effect `call` and comes back as `returned`.
 *
 * Laws, each from CPython: a thread does one thing at a time; a name refers to an object, and an object to which
 * no name of any thread refers is closed at that moment; the main program's names live until the process ends;
 * the process ends when the main program and all threads but the daemons have.
 *
 * A step throws `BoundReached` where it would go beyond what a run can use.
 */
export const socketProgram: Machine<Config, State, never, never> = {
  init(config: Config, _self: ProcessId): Step<State, never> {
    const main = newThread(MAIN, false, config.program, []);
    return { state: { config, end: null, threads: [main], finished: null }, effects: [] };
  },
  step: (state, input) => step({ ...state, finished: null }, input),
  ready: () => true,
};

function step(state: State, input: Input<never, never>): Step<State, never> {
  switch (input.kind) {
    case "start":
    case "restart":
      return { state, effects: [cite("starts", {}), goOn(MAIN)] };
    case "timer":
      return turn(state, input.timer, input.clockMs);
    case "returned":
      return back(state, input.thread, input.result);
    default:
      return { state, effects: [cite("hears-nothing", { kind: input.kind })] };
  }
}

/** The thread's timer fires: it finishes a sleep, or begins its next operation. */
function turn(state: State, id: string, clockMs: number): Step<State, never> {
  const thread = state.threads.find((one) => one.id === id);
  if (!thread) return { state, effects: [cite("hears-nothing", { thread: id })] };
  if (thread.doing) {
    const change = finish(thread, thread.doing, { kind: "ok", value: null });
    return carriedOut(state, change, "wakes", thread.doing.operation, 0);
  }
  const { frames, operation, path, spins, caught } = next(thread.frames);
  const there = { ...thread, frames, names: namesIn(thread, caught) };
  if (spins) return { state: replaced(state, there), effects: [cite("spins", { thread: id, path })] };
  if (!operation) return threadEnds(state, there);
  const bytes = operandBytes(there.names, operation);
  return carriedOut(state, begin(state, there, operation, path, clockMs), null, operation, bytes);
}

function back(state: State, id: string, result: CallResult<Binary>): Step<State, never> {
  const thread = state.threads.find((one) => one.id === id);
  if (!thread?.doing) return { state, effects: [cite("hears-nothing", { thread: id })] };
  const { operation } = thread.doing;
  const change = returned(thread, thread.doing, result, state.config.onError);
  return carriedOut(state, change, null, operation, resultBytes(thread.names, operation, result));
}

/** Puts a thread's change into the state, and closes what nothing refers to any more. */
function carriedOut(
  state: State,
  change: Change,
  rule: string | null,
  operation: Operation,
  bytes: number,
): Step<State, never> {
  const { thread, finished } = change;
  if (change.spawned && state.threads.length >= bounds.threads) throw new BoundReached("threads");
  const after: State = { ...replaced(state, thread), finished };
  const spawned = change.spawned ? { ...after, threads: [...after.threads, change.spawned] } : after;
  const path = finished?.path ?? thread.doing?.path ?? "";
  const on = "on" in operation ? { on: operation.on } : {};
  const told = { thread: thread.id, path, op: operation.op, ...on, ...change.values };
  const effects: Effect<never>[] = [cite(rule ?? change.rule, told), ...closings(spawned, change.dropped)];
  if (change.exits) return ended(spawned, "exit", effects);
  return {
    state: spawned,
    effects: [...effects, ...change.effects],
    bytes: bytes + keptBytes(state, change),
  };
}

function closings(state: State, dropped: readonly number[]): Effect<never>[] {
  return dropped
    .filter((socket) => !references(state, socket))
    .map((socket) => ({ kind: "call", thread: null, call: { call: "close", socket } }));
}

/** The thread has come to its end. The main program's names stay, those of others go. */
function threadEnds(state: State, thread: Thread): Step<State, never> {
  const isMain = thread.id === MAIN;
  const after = isMain
    ? replaced(state, { ...thread, frames: [] })
    : { ...state, threads: state.threads.filter((one) => one.id !== thread.id) };
  const held = isMain
    ? []
    : thread.names.flatMap(([, value]) => (value.kind === "socket" ? [value.socket] : []));
  const effects = [cite("ends", { thread: thread.id }), ...closings(after, [...new Set(held)])];
  const lives = after.threads.some((one) => !one.daemon && one.frames.length > 0);
  return lives ? { state: after, effects } : ended(after, "finish", effects);
}

function ended(state: State, end: "finish" | "exit", effects: Effect<never>[]): Step<State, never> {
  const timers: Effect<never>[] = state.threads.map(({ id }) => ({ kind: "cancel-timer", timer: id }));
  const exit: Effect<never> = { kind: "call", thread: null, call: { call: "exit" } };
  return { state: { ...state, end }, effects: [...effects, ...timers, exit] };
}

function cite(rule: string, values: { readonly [name: string]: Json }): Effect<never> {
  return { kind: "cite", rule, values };
}
