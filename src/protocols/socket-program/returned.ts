import type { Binary } from "../../base/binary.ts";
import type { CallResult, CallValue } from "../../contract/socket-call.ts";
import { begun, finish, raise, type Change } from "./change.ts";
import { receiveMore } from "./evaluate.ts";
import type { Doing, OutcomeValue, Thread } from "./state.ts";
import type { Value } from "./values.ts";

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
  const held = heldBy(value);
  const as = "as" in operation ? operation.as : undefined;
  const gives = as !== undefined && held ? { name: as, value: held } : null;
  const hides = operation.op === "send" && operation.record === "outcome";
  const told = hides ? null : toldOf(value);
  const change = finish(thread, doing, { kind: "ok", value: told }, gives, localPort);
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
