import type { Json, ProcessId } from "../base/words.ts";
import type { Operation } from "../contract/socket-operation.ts";
import type { Finished, State } from "../protocols/socket-program/state.ts";
import type { SocketsScenario } from "../experiments/sockets/scenario.ts";
import { citationOf, type Trace, type TraceStep } from "../trace/trace.ts";
import { pythonSummary } from "./python.ts";
import { labelled, PortLabels } from "./socket-ports.ts";
import { told } from "./socket-values.ts";

/** From how many ms on an operation is said to have waited; as in the recordings. */
const WAITED_FROM_MS = 30;

interface Entry {
  readonly path: string;
  readonly op: Operation["op"];
  outcome: string;
  [field: string]: Json | undefined;
  beganMs: number;
}

interface ProcessOutcome {
  readonly name: ProcessId;
  end: "finish" | "exit" | "kill" | "limit";
  endMs: number;
  readonly threads: { readonly thread: string; readonly ops: Entry[] }[];
}

interface OwnSummary {
  readonly outcomes: readonly ProcessOutcome[];
  readonly console?: Readonly<Record<string, readonly string[]>>;
  readonly [part: string]: unknown;
}

/** What became of every operation, in the form of the recordings in tests/oracle/sockets. */
export function socketsSummary(trace: Trace, scenario: SocketsScenario): OwnSummary {
  const labels = new PortLabels(scenario);
  const outcomes = scenario.processes.flatMap(({ python }, index) =>
    python ? [] : [outcomeOf(trace, scenario, index, labels)],
  );
  for (const { threads } of outcomes)
    for (const { ops } of threads) for (const op of ops) op["value"] = labelled(op["value"], labels);
  return { outcomes, ...pythonSummary(trace, scenario) };
}

function outcomeOf(
  trace: Trace,
  scenario: SocketsScenario,
  index: number,
  labels: PortLabels,
): ProcessOutcome {
  const name = trace.processes[index] ?? "";
  // What would end at the very moment of the limit has not ended: a real run is always a little later.
  const steps = trace.steps.filter(({ process, atMs }) => process === index && atMs < scenario.limitMs);
  const threads = new Map<string, Map<string, Entry>>();
  let end: ProcessOutcome["end"] = "limit";
  let endMs = scenario.limitMs;
  for (const step of steps) {
    enter(threads, name, step, labels);
    const state = step.state as State | null;
    const now = step.happening.kind === "crash" ? "kill" : (state?.end ?? null);
    if (now && end === "limit") [end, endMs] = [now, step.atMs];
  }
  // A process that is to be killed after the end of the run counts as killed; nothing else will come of it.
  const killAt = scenario.processes[index]?.killAt ?? null;
  if (end === "limit" && killAt !== null) end = "kill";
  for (const entries of threads.values())
    for (const entry of entries.values())
      if (entry.outcome === "") entry.outcome = end === "limit" ? "blocked" : "ended";
  const sorted = [...threads.entries()].sort(([a], [b]) => compareThreads(a, b));
  return { name, end, endMs, threads: sorted.map(([thread, ops]) => ({ thread, ops: [...ops.values()] })) };
}

/** Takes in what a step began and finished. */
function enter(
  threads: Map<string, Map<string, Entry>>,
  process: ProcessId,
  step: TraceStep,
  labels: PortLabels,
): void {
  const citation = citationOf(step);
  const { thread, path, op } = citation?.values ?? {};
  if (typeof thread !== "string" || typeof path !== "string" || typeof op !== "string" || path === "") return;
  let entries = threads.get(thread);
  if (!entries) threads.set(thread, (entries = new Map()));
  const known = entries.get(path);
  const entry: Entry = known ?? { path, op: op as Operation["op"], outcome: "", beganMs: step.atMs };
  entries.set(path, entry);
  const { finished } = (step.state as State | null) ?? {};
  if (!finished) return;
  Object.assign(entry, outcomeFields(finished));
  if (op !== "sleep" && op !== "until") entry["waited"] = step.atMs - entry.beganMs >= WAITED_FROM_MS;
  entry["endedMs"] = step.atMs;
  if (finished.localPort > 0) labels.add(finished.localPort, process, thread, textOf(citation?.values["on"]));
}

function outcomeFields({ outcome }: Finished): { [field: string]: Json } {
  if (outcome.kind === "ok") {
    return outcome.value ? { outcome: "ok", value: told(outcome.value) } : { outcome: "ok" };
  }
  const { class: className, errno, message } = outcome.error;
  return { outcome: "error", class: className, ...(errno === null ? {} : { errno }), message };
}

/** The main program first, then threads by the places where they were made, number by number. */
function compareThreads(a: string, b: string): number {
  const places = (thread: string) => thread.split(/[>.]/).slice(1).map(Number);
  const [left, right] = [places(a), places(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
