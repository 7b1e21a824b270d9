import { at } from "../base/invariant.ts";
import type { Told } from "../experiments/experiment.ts";
import { isCopyLeft } from "../trace/mishaps.ts";
import { citationOf, type Flight, type Trace } from "../trace/trace.ts";
import type { Run } from "./run.ts";

/** A step of a run in the words that an experiment narrates from. */
export function toldOf(run: Run, step: number): Told {
  const { trace, subject, scenario } = run;
  const { happening, process, atMs, flight, state, previous, effects } = at(trace.steps, step);
  const citation = citationOf(at(trace.steps, step));
  const journey = trace.flights[flight];
  const intervention =
    "intervention" in happening ? scenario.interventions[happening.intervention] : undefined;
  const from = journey ? at(trace.processes, journey.from) : "";
  return {
    scenario,
    processes: trace.processes,
    step,
    atMs,
    process: trace.processes[process] ?? null,
    kind: happening.kind,
    rule: citation?.rule ?? null,
    values: citation?.values ?? {},
    state,
    before: previous < 0 ? (trace.initial[process] ?? null) : at(trace.steps, previous).state,
    stateOf: (of) => run.timeline.stateAt(trace.processes.indexOf(of), step),
    message: journey
      ? {
          name: journey.name,
          label: subject.reader.labelOf(journey.message, from),
          from,
          to: at(trace.processes, journey.to),
          content: journey.message,
        }
      : null,
    lost: happening.kind === "lost" ? happening.why : null,
    isCopyLeft: happening.kind === "lost" && isCopyLeft(trace, at(trace.steps, step)),
    groups: intervention?.do === "partition" ? intervention.groups : null,
    printed: effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])),
    tookMs: () => sentBy(trace, step).map((flight) => tookMs(trace, flight)),
    travelMs: () => travelMs(trace),
    wasOff: () => wasOff(trace, step),
    beforeCrash: () => (happening.kind === "restart" ? beforeCrash(trace, step) : null),
    sockets: () => run.sockets.at(step),
    socketsBefore: () => (step === 0 ? [] : run.sockets.at(step - 1)),
  };
}

function sentBy({ steps, flights }: Trace, step: number): readonly Flight[] {
  const { firstSent, sentCount } = at(steps, step);
  return flights.slice(firstSent, firstSent + sentCount);
}

function tookMs({ steps }: Trace, { fate, sentMs, endStep }: Flight): number | null {
  return fate === "delivered" ? at(steps, endStep).atMs - sentMs : null;
}

function travelMs(trace: Trace): { least: number; most: number } | null {
  let [least, most] = [Infinity, -Infinity];
  for (const flight of trace.flights) {
    const ms = tookMs(trace, flight);
    if (ms === null) continue;
    least = Math.min(least, ms);
    most = Math.max(most, ms);
  }
  return least > most ? null : { least, most };
}

function beforeCrash({ steps, initial }: Trace, restart: number): unknown {
  let step = steps[restart];
  while (step && step.happening.kind !== "crash") step = steps[step.previous];
  return step ? (steps[step.previous]?.state ?? initial[step.process] ?? null) : null;
}

/** A clock that is set does nothing, and so does a process that crashes before its first step. */
function wasOff({ steps }: Trace, index: number): boolean {
  let step = steps[index];
  if (step?.happening.kind === "restart") step = before(step.previous);
  if (step?.happening.kind !== "crash" || step.atMs > 0) return false;
  return before(step.previous) === undefined;

  function before(previous: number) {
    let found = steps[previous];
    while (found?.happening.kind === "set-clock") found = steps[found.previous];
    return found;
  }
}
