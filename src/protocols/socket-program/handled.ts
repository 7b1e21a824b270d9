import type { Binary } from "../../base/binary.ts";
import { BoundReached, bounds } from "../../contract/bounds.ts";
import type { CallResult } from "../../contract/socket-call.ts";
import type { Operation, Payload, PrintArgument } from "../../contract/socket-operation.ts";
import type { Change } from "./change.ts";
import type { State } from "./state.ts";
import { find, type Names } from "./values.ts";

/** How many bytes a step handles: what `bounds.bytes` counts of a program. */

/** Operations that look at each byte take longer than those that pass bytes on. */
const LOOKED_AT = 8;
const looksAt: ReadonlySet<Operation["op"]> = new Set([
  "encode",
  "decode",
  "b64encode",
  "b64decode",
  "print",
  "break",
]);

/** The state's size: for each thread, and for each variable of the thread that changed. */
const THREAD_BYTES = 32;
const NAME_BYTES = 64;

/** Counts an operation's operands before it is evaluated. @throws BoundReached where they alone are too many */
export function operandBytes(names: Names, operation: Operation): number {
  const count = operandLength(names, operation) * (looksAt.has(operation.op) ? LOOKED_AT : 1);
  if (count > bounds.bytes) throw new BoundReached("bytes");
  return count;
}

function operandLength(names: Names, operation: Operation): number {
  if (operation.op === "break") return operation.data?.length ?? 0;
  const payload = operation as Payload & {
    readonly args?: readonly PrintArgument[];
    readonly rest?: string;
  };
  const held = (name: string | undefined) => (name === undefined ? 0 : lengthIn(names, name));
  const args = (payload.args ?? []).map((argument) =>
    "str" in argument ? argument.str.length : held("of" in argument ? argument.of : argument.decode),
  );
  return (
    (payload.data ?? payload.base64 ?? payload.str ?? "").length +
    // The bytes that a recvall waits for have not arrived yet.
    (operation.op === "recvall" ? 0 : Math.max(0, payload.size ?? 0)) +
    held(payload.of) +
    held(payload.rest) +
    args.reduce((sum, length) => sum + length, 0)
  );
}

function lengthIn(names: Names, name: string): number {
  const value = find(names, name);
  if (value?.kind === "bytes") return value.bytes.length;
  return value?.kind === "text" ? value.text.length : 0;
}

/** Counts what a call gave to an operation, and what the operation joins it to. */
export function resultBytes(names: Names, operation: Operation, result: CallResult<Binary>): number {
  const value = result.ok && result.value?.kind === "bytes" ? result.value.bytes.length : 0;
  return value + (operation.op === "recvuntil" ? lengthIn(names, operation.rest) : 0);
}

/** Counts what a change keeps in the state: the lists that it copied, and the value that it made. */
export function keptBytes({ threads }: State, { thread, finished }: Change): number {
  const value = finished?.outcome.kind === "ok" ? finished.outcome.value : null;
  const made = value?.kind === "bytes" ? value.bytes.length : value?.kind === "text" ? value.text.length : 0;
  return threads.length * THREAD_BYTES + thread.names.length * NAME_BYTES + made;
}
