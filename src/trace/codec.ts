import * as v from "valibot";
import { canonicalJson } from "../base/canonical-json.ts";
import { fingerprint } from "../base/fingerprint.ts";
import { boundNames } from "../contract/bounds.ts";
import type { Effect } from "../contract/machine.ts";
import type { AnySubject } from "../contract/subject.ts";
import { readJson } from "../scenario/json-text.ts";
import { pathOf, type Result } from "../scenario/problem.ts";
import type { Formats } from "../scenario/format.ts";
import { checkScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { replayKernel } from "./kernel-replay.ts";
import { Recorder } from "./recorder.ts";
import { replay } from "./replay.ts";
import { withSpawned } from "./spawned.ts";
import type { Happening, Trace } from "./trace.ts";

/**
 * The trace file: one canonical text for one trace. It holds the scenario, the steps and the flights, and
 * fingerprints of the states at the end; the states themselves are not written, but made again when the file is
 * read, by running the recorded inputs through the protocol, and the recorded calls and segments through the kernel.
 * A file that does not come out the same, byte for byte, is refused.
 */
export const FORMAT = "interleave-trace";
const VERSION = 1;

export function encodeTrace(trace: Trace): string {
  const text = canonicalJson({
    format: FORMAT,
    version: VERSION,
    scenario: trace.scenario,
    processes: trace.processes,
    end: trace.end,
    endMs: trace.endMs,
    ...(trace.bound ? { bound: trace.bound } : {}),
    steps: trace.steps.map(({ atMs, process, happening, cause, flight, effects, index }) => ({
      atMs,
      process,
      happening,
      cause,
      flight,
      effects,
      lamport: trace.stamps.lamport(index),
      vector: [...trace.stamps.vector(index)],
    })),
    flights: trace.flights.map(({ index: _index, ...flight }) => flight),
    fingerprints: finalStates(trace).map((state) => fingerprint(canonicalJson(state))),
  });
  // The last key in order, so that the text stays canonical.
  return `${text.slice(0, -1)},"whole":"${fingerprint(text)}"}`;
}

function finalStates(trace: Trace): unknown[] {
  const states = [...trace.initial];
  for (const { process, state } of trace.steps) if (process >= 0) states[process] = state;
  return states;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(1e8));
const time = v.pipe(v.number(), v.finite());
/**
 * What has a kind. Its other members are not checked here: the protocol runs on them again, and the file must come
 * out the same.
 */
const kinded = <T extends { readonly kind: string }>() =>
  v.custom<T>((value) => v.is(v.object({ kind: v.string() }), value));

const file = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  scenario: v.unknown(),
  end: v.picklist(["quiet", "limit"]),
  endMs: time,
  bound: v.exactOptional(v.strictObject({ name: v.picklist(boundNames), process: v.string() })),
  steps: v.array(
    v.object({
      atMs: time,
      process: count,
      happening: kinded<Happening>(),
      cause: count,
      flight: count,
      effects: v.array(kinded<Effect<unknown>>()),
    }),
  ),
  flights: v.array(
    v.object({
      name: v.string(),
      from: count,
      to: count,
      message: v.unknown(),
      repeat: v.boolean(),
      copy: v.boolean(),
      sentStep: count,
      endStep: count,
      dueMs: time,
    }),
  ),
});

type File = v.InferOutput<typeof file>;

/** The scenario of a trace file, before anything of it is run; null where the text is no trace file. */
export function recordedIn(text: string, formats: Formats): Result<Scenario> | null {
  const json = readJson(text);
  if (!json.ok || !v.is(v.object({ format: v.literal(FORMAT), scenario: v.unknown() }), json.value))
    return null;
  return scenarioOf(json.value.scenario, formats);
}

function scenarioOf(value: unknown, formats: Formats): Result<Scenario> {
  const read = checkScenario(value, formats);
  if (read.ok) return read;
  return {
    ok: false,
    problems: read.problems.map((p) => ({ ...p, path: p.path === "" ? "scenario" : `scenario.${p.path}` })),
  };
}

/** Reads a trace file back, states and all. */
export function decodeTrace(text: string, formats: Formats): Result<Trace> {
  const json = readJson(text);
  if (!json.ok) return json;
  const parsed = v.safeParse(file, json.value);
  if (!parsed.success) {
    const { path, message } = parsed.issues[0];
    return wrong(pathOf((path ?? []).map(({ key }) => key as string | number)), `is not a trace: ${message}`);
  }
  const scenario = scenarioOf(parsed.output.scenario, formats);
  if (!scenario.ok) return scenario;
  return rebuilt(
    parsed.output,
    scenario.value,
    formats.of(scenario.value).subject(scenario.value),
    (made) =>
      // As it was written; or laid out anew by an editor.
      made === text.trim() || made === canonicalJson(json.value),
  );
}

function rebuilt(
  from: File,
  scenario: Scenario,
  subject: AnySubject,
  isText: (made: string) => boolean,
): Result<Trace> {
  const { steps } = from;
  const processes = withSpawned(subject, steps).members.map(({ id }) => id);
  const misplaced = steps.findIndex((step, index) => step.process >= processes.length || step.cause >= index);
  if (misplaced >= 0) return wrong(`steps[${misplaced}]`, "names a process or a cause that is not there");
  let run: ReturnType<typeof replay>;
  try {
    run = replay(subject, steps);
  } catch {
    // A protocol asserts what its inputs promise; a file promises nothing.
    return wrong("steps", "holds an input that the protocol cannot take");
  }
  if (!run.ok) return wrong(`steps[${run.step}]`, run.message);
  const recorder = new Recorder(scenario, processes, run.initial);
  let nextFlight = 0;
  for (const [index, { atMs, process, happening, cause, flight, effects }] of steps.entries()) {
    recorder.step({ atMs, process, happening, cause, flight, effects, state: run.states[index] });
    for (let sent = from.flights[nextFlight]; sent?.sentStep === index; sent = from.flights[++nextFlight]) {
      const { index: number } = recorder.flight(sent);
      if (sent.endStep === index) recorder.landed(number);
    }
  }
  const { bound } = from;
  const trace = { ...recorder.finish(from.end, from.endMs), ...(bound ? { bound } : {}) };
  // Whatever is left out of order, invented or altered shows here: the file must be what this trace would be.
  if (!isText(encodeTrace(trace))) return wrong("", "is damaged: its parts do not fit together");
  const kernel = subject.kernel ? replayKernel(scenario, subject, trace) : null;
  if (kernel && !kernel.ok) return wrong(`steps[${kernel.step}]`, kernel.message);
  return { ok: true, value: trace };
}

function wrong(path: string, message: string): Result<never> {
  return { ok: false, problems: [{ path, message }] };
}
