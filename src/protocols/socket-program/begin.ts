import type { Operation } from "../../contract/socket-operation.ts";
import { begun, finish, goOn, raise, references, replaced, type Change } from "./change.ts";
import { evaluate } from "./evaluate.ts";
import { Raised } from "./raised.ts";
import { lineFound } from "./returned.ts";
import { decided } from "./flow.ts";
import { newThread, type Doing, type OutcomeValue, type State, type Thread } from "./state.ts";
import { utf8Encode } from "./utf-8.ts";
import { named, typeOf, without, type Names, type Value } from "./values.ts";

type Ready = Exclude<Operation, { op: "loop" | "try" }>;

/** A thread begins an operation; what needs no kernel and no time is finished in the same step. */
export function begin(state: State, thread: Thread, operation: Ready, path: string, clockMs: number): Change {
  const doing: Doing = { path, operation, parts: "" };
  try {
    return tried(state, thread, operation, doing, clockMs);
  } catch (error) {
    if (error instanceof Raised) return raise(thread, doing, error.error, state.config.onError);
    throw error;
  }
}

/** @throws Raised */
function tried(state: State, thread: Thread, operation: Ready, doing: Doing, clockMs: number): Change {
  switch (operation.op) {
    case "sleep":
      return rest(thread, doing, operation.ms);
    case "until":
      return rest(thread, doing, operation.ms - clockMs);
    case "break": {
      const flag = holds(thread.names, operation);
      return { ...finish(thread, doing, { kind: "ok", value: { kind: "flag", flag } }), rule: "decides" };
    }
    case "if": {
      const flag = holds(thread.names, { op: "break", ifEmpty: operation.empty });
      const change = finish(thread, doing, { kind: "ok", value: { kind: "flag", flag } });
      const frames = decided(thread.frames, operation, doing.path, flag);
      return { ...change, rule: "decides", thread: { ...change.thread, frames } };
    }
    case "del": {
      const value = named(thread.names, operation.name);
      const after = { ...thread, names: without(thread.names, operation.name) };
      // The last reference closes the socket, and waits for it where SO_LINGER says so.
      if (value.kind === "socket" && !references(replaced(state, after), value.socket)) {
        const call = { call: "close", socket: value.socket } as const;
        return begun(after, doing, "computes", { kind: "call", thread: thread.id, call });
      }
      return { ...finish(after, doing, { kind: "ok", value: null }), rule: "computes" };
    }
    case "spawn":
      return spawn(thread, operation, doing);
    case "exit":
      return { ...finish(thread, doing, { kind: "ok", value: null }), rule: "exits", exits: true };
    default: {
      const evaluated = evaluate(thread.names, operation);
      if (evaluated.kind === "call")
        return begun(thread, doing, "calls", { kind: "call", thread: thread.id, call: evaluated.call });
      if (operation.op === "recvuntil") return lineFound(thread, doing, operation);
      return computed(thread, doing, evaluated.value);
    }
  }
}

/** Operations without the kernel: text, bytes and print. */
function computed(thread: Thread, doing: Doing, value: Value): Change {
  const { operation } = doing;
  const gives = "as" in operation && operation.as !== undefined ? { name: operation.as, value } : null;
  const change = finish(thread, doing, { kind: "ok", value: outcomeValue(value) }, gives);
  if (operation.op !== "print" || value.kind !== "text") return { ...change, rule: "computes" };
  return { ...change, rule: "prints", effects: [{ kind: "print", text: value.text }, ...change.effects] };
}

export function outcomeValue(value: Value): OutcomeValue | null {
  return value.kind === "socket" ? null : value;
}

function rest(thread: Thread, doing: Doing, ms: number): Change {
  if (ms <= 0) return { ...finish(thread, doing, { kind: "ok", value: null }), rule: "computes" };
  return begun(thread, doing, "sleeps", goOn(thread.id, ms));
}

/** Whether a loop is left. */
function holds(names: Names, { ifEmpty, ifEqual, data }: Extract<Operation, { op: "break" }>): boolean {
  if (ifEmpty !== undefined) {
    const value = named(names, ifEmpty);
    if (value.kind === "socket")
      throw new Raised("TypeError", `object of type '${typeOf(value)}' has no len()`);
    return (value.kind === "text" ? value.text : value.bytes).length === 0;
  }
  if (ifEqual === undefined) return true;
  const value = named(names, ifEqual);
  if (value.kind === "text") return value.text === data;
  const wanted = utf8Encode(data ?? "");
  return value.kind === "bytes" && value.bytes === wanted;
}

function spawn(thread: Thread, operation: Extract<Operation, { op: "spawn" }>, doing: Doing): Change {
  const names: Names = Object.entries(operation.with ?? {}).map(([inner, outer]) => [
    inner,
    named(thread.names, outer),
  ]);
  const id = `${thread.id}>${doing.path}`;
  const spawned = newThread(id, operation.daemon ?? false, operation.program, names);
  const change = finish(thread, doing, { kind: "ok", value: { kind: "thread", thread: id } });
  return { ...change, rule: "spawns", spawned, effects: [goOn(id), ...change.effects] };
}
