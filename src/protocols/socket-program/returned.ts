import type { Binary } from "../../base/binary.ts";
import type { CallResult, CallValue } from "../../contract/socket-call.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import { begun, finish, raise, type Change } from "./change.ts";
import { heldBytes, receiveMore, receiveUntil } from "./evaluate.ts";
import type { Doing, OutcomeValue, Thread } from "./state.ts";
import { utf8Encode } from "./utf-8.ts";
import { bound, find, type Value } from "./values.ts";

type LineOperation = Extract<Operation, { op: "recvuntil" }>;

/** A call has returned: the thread's operation is finished, or makes its next call. */
export function returned(
  thread: Thread,
  doing: Doing,
  result: CallResult<Binary>,
  onError: "continue" | "stop",
): Change {
  const localPort = result.localPort ?? 0;
  if (!result.ok) return raise(thread, doing, result.error, onError, localPort);
  const { operation } = doing;
  const { value } = result;
  if (operation.op === "recvall") return gathered(thread, doing, value);
  if (operation.op === "recvuntil") return lineGathered(thread, doing, operation, value);
  const held = heldBy(value);
  const as = "as" in operation ? operation.as : undefined;
  const gives = as !== undefined && held ? { name: as, value: held } : null;
  const hides = operation.op === "send" && operation.record === "outcome";
  const told = hides ? null : toldOf(value);
  const change = withPeer(finish(thread, doing, { kind: "ok", value: told }, gives, localPort), doing, value);
  if (operation.op === "print" && value?.kind === "text") {
    return { ...change, effects: [{ kind: "print", text: value.text }, ...change.effects] };
  }
  // Nothing keeps a connection that accept returned and no name took.
  const unheld = held?.kind === "socket" && !gives ? [held.socket] : [];
  return { ...change, dropped: [...change.dropped, ...unheld] };
}

/** `recvall` goes on until it has all its bytes, or the end has come. */
function gathered(thread: Thread, doing: Doing, value: CallValue<Binary>): Change {
  const { operation } = doing;
  const piece = value?.kind === "bytes" ? value.bytes : "";
  const parts = doing.parts + piece;
  if (operation.op === "recvall" && piece !== "" && parts.length !== operation.size) {
    const more = receiveMore(thread.names, operation, parts.length);
    if (more.kind === "call") {
      const call = { kind: "call", thread: thread.id, call: more.call } as const;
      return begun(thread, { ...doing, parts }, "receives-more", call);
    }
  }
  const whole: Value = { kind: "bytes", bytes: parts };
  const as = "as" in operation ? operation.as : undefined;
  const gives = as === undefined ? null : { name: as, value: whole };
  return finish(thread, doing, { kind: "ok", value: whole }, gives);
}

/** The name that an accept gives to the peer's address. */
function withPeer(change: Change, { operation }: Doing, value: CallValue<Binary>): Change {
  if (operation.op !== "accept" || operation.peer === undefined || value?.kind !== "accepted") return change;
  const { host, port } = value.peer;
  const text: Value = { kind: "text", text: `('${host}', ${port})` };
  return given(change, operation.peer, text);
}

/** `recvuntil` goes on until its text has come, or the end. */
function lineGathered(
  thread: Thread,
  doing: Doing,
  operation: LineOperation,
  value: CallValue<Binary>,
): Change {
  const piece = value?.kind === "bytes" ? value.bytes : "";
  const rest = heldBytes(thread.names, operation.rest) + piece;
  const names = bound(thread.names, operation.rest, { kind: "bytes", bytes: rest });
  const there = { ...thread, names };
  if (piece === "") return lineGiven(there, doing, operation, "", rest);
  const more = receiveUntil(names, operation, rest);
  if (more.kind !== "call") return lineFound(there, doing, operation);
  return begun(there, doing, "receives-more", { kind: "call", thread: thread.id, call: more.call });
}

/** The bytes before the text, without another recv or after one. */
export function lineFound(thread: Thread, doing: Doing, operation: LineOperation): Change {
  const rest = heldBytes(thread.names, operation.rest);
  const until = utf8Encode(operation.until);
  const at = rest.indexOf(until);
  return lineGiven(thread, doing, operation, rest.slice(0, at), rest.slice(at + until.length));
}

function lineGiven(
  thread: Thread,
  doing: Doing,
  operation: LineOperation,
  line: Binary,
  rest: Binary,
): Change {
  const value: Value = { kind: "bytes", bytes: line };
  const change = finish(thread, doing, { kind: "ok", value }, { name: operation.as, value });
  return given(change, operation.rest, { kind: "bytes", bytes: rest });
}

/** The change with one more name given a value, which may end what the name held before. */
function given(change: Change, name: string, value: Value): Change {
  const { thread, dropped } = change;
  const before = find(thread.names, name);
  return {
    ...change,
    thread: { ...thread, names: bound(thread.names, name, value) },
    dropped: before?.kind === "socket" ? [...dropped, before.socket] : dropped,
  };
}

function heldBy(value: CallValue<Binary>): Value | null {
  switch (value?.kind) {
    case "socket":
    case "accepted":
      return { kind: "socket", socket: value.socket };
    case "bytes":
      return value;
    default:
      return null;
  }
}

function toldOf(value: CallValue<Binary>): OutcomeValue | null {
  switch (value?.kind) {
    case "accepted":
      return { kind: "address", address: value.peer };
    case "address":
    case "bytes":
    case "text":
      return value;
    case "count":
      return { kind: "number", number: value.count };
    default:
      return null;
  }
}
