import { canonicalJson } from "../base/canonical-json.ts";
import { unreachable } from "../base/invariant.ts";
import type { CallEffect, Effect } from "../contract/machine.ts";
import type { CallResult } from "../contract/socket-call.ts";
import type { AnySubject } from "../contract/subject.ts";
import { citationOf, type Trace, type TraceStep } from "./trace.ts";

/**
 * A run as text, a line a step, for golden files and for reading: true time in ms, the process (`-` for the
 * world), what happened, the rule that was cited, and what the process did.
 *
 *     10  2  receive 1>2#1 REQUEST (5, 1) [defer-mine-first] prints "Node 2 defers REPLY to 1"
 */
export function transcript(trace: Trace, subject: AnySubject): string {
  return trace.steps.map((step) => `${transcriptLine(trace, subject, step)}\n`).join("");
}

export function transcriptLine(trace: Trace, subject: AnySubject, step: TraceStep): string {
  const process = trace.processes[step.process] ?? "-";
  const citation = citationOf(step);
  const parts = [
    timeText(step.atMs),
    process,
    happeningText(trace, subject, step),
    ...(citation ? [`[${citation.rule}]`] : []),
    ...step.effects.flatMap(effectText),
    ...sentText(trace, subject, step),
  ];
  return parts.join("  ");
}

/** Milliseconds with at most three decimals, and no more than needed. */
function timeText(ms: number): string {
  return String(Number(ms.toFixed(3))).padStart(6);
}

function happeningText(trace: Trace, subject: AnySubject, step: TraceStep): string {
  const { happening } = step;
  switch (happening.kind) {
    case "receive":
      return `receive ${flightText(trace, subject, step.flight)}`;
    case "lost":
      return `lost ${flightText(trace, subject, step.flight)} (${happening.why})`;
    case "timer":
      return `timer ${happening.timer}`;
    case "ask":
    case "unheard":
    case "postponed":
      return `${happening.kind} ${canonicalJson(happening.wish)}`;
    case "set-clock":
      return `set-clock ${happening.byMs} ms`;
    case "returned":
      return `returned ${happening.thread} ${resultText(happening.result)}`;
    case "ran":
      return `ran ${happening.thread}`;
    case "killed":
      return `killed by signal ${happening.signal}`;
    case "arrive":
      return `arrive ${flightText(trace, subject, step.flight)}`;
    case "begin":
    case "start":
    case "resend":
    case "restart":
    case "crash":
    case "partition":
    case "heal":
      return happening.kind;
    default:
      return unreachable(happening);
  }
}

function flightText(trace: Trace, subject: AnySubject, index: number): string {
  const flight = trace.flights[index];
  if (!flight) return "?";
  const label = subject.reader.labelOf(flight.message, trace.processes[flight.from] ?? "");
  return `${flight.name}${flight.copy ? " (copy)" : ""} ${label}`;
}

function effectText(effect: Effect<unknown>): string[] {
  switch (effect.kind) {
    case "print":
      return [`${effect.stream === "typed" ? "reads" : "prints"} ${JSON.stringify(effect.text)}`];
    case "set-timer":
      return [`sets ${effect.timer} in ${effect.afterMs} ms`];
    case "cancel-timer":
      return [`cancels ${effect.timer}`];
    case "adjust-clock":
      return [
        `adjusts its clock by ${effect.byMs} ms${effect.slewPpm === null ? "" : ` at ${effect.slewPpm} ppm`}`,
      ];
    case "spawn":
      return [`starts ${effect.process}`];
    case "wake":
      return [`wakes ${effect.thread} of ${effect.process}`];
    case "kill":
      return [`kills ${effect.process} by signal ${effect.signal}`];
    case "call":
      return [`calls ${callText(effect.call)}`];
    default:
      return [];
  }
}

function sentText(trace: Trace, subject: AnySubject, step: TraceStep): string[] {
  const sent: string[] = [];
  for (let i = 0; i < step.sentCount; i++)
    sent.push(`sends ${flightText(trace, subject, step.firstSent + i)}`);
  return sent;
}

/** Long data is told by its length. */
const SHOWN = 40;

function callText(call: CallEffect["call"]): string {
  const { call: name, ...rest } = call;
  const data = "data" in rest && rest.data.length > SHOWN ? { data: `${rest.data.length} bytes` } : {};
  return `${name} ${JSON.stringify({ ...rest, ...data })}`;
}

function resultText(result: CallResult<string>): string {
  if (!result.ok) return `${result.error.class}: ${result.error.message}`;
  const { value } = result;
  if (value?.kind === "bytes" && value.bytes.length > SHOWN) return `${value.bytes.length} bytes`;
  return JSON.stringify(value);
}
