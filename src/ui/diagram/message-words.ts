import { timeText } from "../../scene/time-text.ts";
import type { Run } from "../../store/run.ts";
import type { Flight, Trace } from "../../trace/trace.ts";

/**
 * A message in words: its label, its sender, its receiver, and its times.
 * @param until the last step to describe, or null for the whole run
 */
export function messageWords(run: Run, flight: Flight, until: number | null = null): string {
  const { trace, subject, experiment } = run;
  const idOf = (process: number) => trace.processes[process] ?? "";
  const label = subject.reader.labelOf(flight.message, idOf(flight.from));
  const isUnderWay = until !== null && (flight.endStep < 0 || flight.endStep > until);
  const copy = flight.copy ? ", a copy" : "";
  return `${label}${copy} from ${experiment.nameOf(idOf(flight.from))} to ${experiment.nameOf(idOf(flight.to))}, ${isUnderWay ? `sent at ${timeText(trace, flight.sentMs)}` : fateWords(trace, flight)}`;
}

/** When a message was sent, and how and when it ends. */
export function fateWords(trace: Trace, { sentMs, dueMs, fate }: Flight): string {
  const ends = { delivered: "arrives", lost: "is lost", travelling: "would arrive" }[fate];
  return `sent at ${timeText(trace, sentMs)}, ${ends} at ${timeText(trace, dueMs)}`;
}
