import type { Binary } from "../../base/binary.ts";
import type { Json, ProcessId } from "../../base/words.ts";
import { BoundReached } from "../../contract/bounds.ts";
import type { Effect, Input, Machine, Step } from "../../contract/machine.ts";
import { BEGIN, isLast, type Piece } from "../../contract/python-segment.ts";
import { noted } from "./frames.ts";
import { MAIN, type Config, type State, type Thread } from "./state.ts";
import type { CallResult } from "../../contract/socket-call.ts";
import { cite, goOn, threadOf, withThread } from "./threads.ts";
import { leaves, timersOff, waiting } from "./waiting.ts";

/** What a user types: a line, or the end of standard input. */
export type Typed = { readonly line: string; readonly closes: boolean };

/**
 * A process that runs a Python program. An interpreter runs it, a thread at a time, from one wait to the next; each
 * piece of what the thread did comes as an input of its own, `ran`. What a thread waits for, and when it goes on, is
 * decided here: a run follows from its programs, its scenario and its schedule alone.
 *
 * Laws: a step lets at most one thread go on; a thread that waits has one timer at most, and it bears the thread's name;
 * lines take no time.
 */
export const pythonProgram: Machine<Config, State, never, Typed> = {
  init(config: Config, _self: ProcessId): Step<State, never> {
    const { stdin, stdinClosed } = config;
    return {
      state: {
        config,
        threads: [],
        typed: stdin,
        isClosed: stdinClosed,
        inside: [],
        watched: config.watch.map(() => null),
        exit: null,
        exception: null,
        exceptionLine: null,
      },
      effects: [],
    };
  },
  step,
  ready: () => true,
};

function step(state: State, input: Input<never, Typed>): Step<State, never> {
  switch (input.kind) {
    case "start":
    case "restart": {
      const main: Thread = { id: MAIN, name: MAIN, isDaemon: false, frames: [], waits: null };
      return { state: { ...state, threads: [main] }, effects: [cite("starts", {}), run(MAIN, BEGIN)] };
    }
    case "ran":
      return ran(state, input.thread, input.piece, input.clockMs);
    case "returned":
      return returned(state, input.thread, input.result);
    case "timer":
      return wokenUp(state, input.timer);
    case "ask":
      return typed(state, input.wish);
    case "killed":
      return killed(state, input.signal);
    default:
      return { state, effects: [cite("hears-nothing", { kind: input.kind })] };
  }
}

function run(thread: string, answer: Json): Effect<never> {
  return { kind: "run", thread, answer };
}

/** A piece of what the thread did. */
function ran(state: State, id: string, piece: Piece, clockMs: number): Step<State, never> {
  const thread = threadOf(state, id);
  if (!thread) return { state, effects: [cite("hears-nothing", { thread: id })] };
  if (!isLast(piece)) return noted(state, thread, piece);
  if (piece.kind === "bound") throw new BoundReached(piece.name);
  return waiting(state, thread, piece, clockMs);
}

function returned(state: State, id: string, result: CallResult<Binary>): Step<State, never> {
  const waits = threadOf(state, id)?.waits;
  if (waits?.kind !== "poll") return resumed(state, id, result as unknown as Json, "returns");
  const ready = result.ok && result.value?.kind === "ready" ? result.value.ready : [];
  const typed = waits.typed === true && (state.typed.length > 0 || state.isClosed);
  return resumed(state, id, { ready, typed } as unknown as Json, "returns");
}

function resumed(state: State, id: string, answer: Json, rule: string): Step<State, never> {
  const thread = threadOf(state, id);
  if (!thread?.waits) return { state, effects: [cite("hears-nothing", { thread: id })] };
  const call = thread.waits.call === null ? {} : { call: thread.waits.call };
  const result = rule === "returns" ? { result: answer } : {};
  return {
    state: withThread(state, { ...thread, waits: null }),
    effects: [cite(rule, { thread: id, wait: thread.waits.kind, ...call, ...result }), run(id, answer)],
  };
}

/** Another process has ended it. Its parent, and not itself, can tell how. */
function killed(state: State, signal: number): Step<State, never> {
  return {
    state: { ...state, threads: [], inside: [], exit: -signal },
    effects: [cite("is-killed", { signal }), ...timersOff(state), leaves],
  };
}

/** A thread's time has come: a sleep is over, a lock was handed over or waited for long enough, a line is there. */
function wokenUp(state: State, id: string): Step<State, never> {
  const thread = threadOf(state, id);
  // A pipe that it polls beside its sockets is ready: the kernel ends the poll.
  if (thread?.waits?.kind === "poll")
    return { state, effects: [cite("wakes", { thread: id, wait: "poll" }), interrupt(id)] };
  if (thread?.waits?.kind !== "stdin") return resumed(state, id, null, "wakes");
  const [line, ...typed] = state.typed;
  // Another thread has read the line.
  if (line === undefined && !state.isClosed)
    return { state, effects: [cite("hears-nothing", { thread: id })] };
  const read = resumed({ ...state, typed }, id, line === undefined ? null : `${line}\n`, "reads");
  if (line === undefined) return read;
  return { ...read, effects: [...read.effects, { kind: "print", text: `${line}\n`, stream: "typed" }] };
}

function interrupt(thread: string): Effect<never> {
  return { kind: "call", thread: null, call: { call: "interrupt", thread } };
}

function typed(state: State, { line, closes }: Typed): Step<State, never> {
  const after: State = { ...state, typed: [...state.typed, line], isClosed: state.isClosed || closes };
  const reader = state.threads.find(({ waits }) => waits?.kind === "stdin");
  const polls = state.threads.filter(({ waits }) => waits?.typed);
  return {
    state: after,
    effects: [
      cite("is-typed", { line }),
      ...(reader ? [goOn(reader.id)] : []),
      ...polls.map(({ id }) => interrupt(id)),
    ],
  };
}
