import { isPython, type State } from "../protocols/python-program/state.ts";
import type { CallResult, SocketCall } from "../contract/socket-call.ts";
import type { SegmentMessage } from "../trace/kernel-of.ts";
import { citationOf, type Flight, type Trace, type TraceStep } from "../trace/trace.ts";

/**
 * A `recv` that got only a part of what one `send` sent, because the network cut the stream there. Null where no cut shows
 * in a `recv`.
 */
export function halfMessage(trace: Trace): string | null {
  for (const intervention of trace.scenario.interventions) {
    if (intervention.do !== "cut") continue;
    const flight = trace.flights.find(({ name, copy }) => name === intervention.message && !copy);
    const words = flight && halfWords(trace, flight);
    if (words) return words;
  }
  return null;
}

function halfWords(trace: Trace, flight: Flight): string | null {
  const { data } = flight.message as SegmentMessage;
  const sent = sendOf(trace, flight);
  const taken = flight.endStep < 0 ? null : takenOf(trace, flight, data);
  if (!sent || !taken || sent.data.length <= data.length) return null;
  const { line, part } = taken;
  const to = trace.processes[flight.to] ?? "";
  const from = trace.processes[flight.from] ?? "";
  return (
    `Half a message: recv in line ${line} of ${to} got ${bytes(part)}, but ${from} sent ` +
    `${bytes(sent.data.length)} in line ${sent.line}. The network cut the stream there, as TCP may.`
  );
}

function sendOf(
  { steps }: Trace,
  { sentStep }: Flight,
): { readonly data: string; readonly line: number } | null {
  const values = citationOf(steps[sentStep] as TraceStep)?.values as
    { readonly call?: SocketCall<string>; readonly line?: number } | undefined;
  const call = values?.call;
  if (!call || (call.call !== "send" && call.call !== "sendall")) return null;
  return { data: call.data, line: values.line ?? 0 };
}

/** The first `recv` after the arrival of these bytes that ends with them, or with a part of them. */
function takenOf({ steps }: Trace, { to, endStep }: Flight, data: string) {
  for (const { process, happening, state } of steps.slice(endStep)) {
    if (process !== to || happening.kind !== "returned") continue;
    const result: CallResult<string> = happening.result;
    if (!result.ok || result.value?.kind !== "bytes" || result.value.bytes === "") continue;
    const { bytes: got } = result.value;
    if (!got.endsWith(data)) continue;
    const thread = threadIn(state, happening.thread);
    const line = thread?.frames[thread.frames.length - 1]?.line;
    return line === undefined ? null : { line, part: got.length };
  }
  return null;
}

function threadIn(state: unknown, id: string | null) {
  const own = state as State | null;
  return own && isPython(own) ? own.threads.find((thread) => thread.id === id) : undefined;
}

function bytes(count: number): string {
  return count === 1 ? "1 byte" : `${count} bytes`;
}
