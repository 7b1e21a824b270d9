import { at } from "../base/invariant.ts";
import type { Told } from "../experiments/experiment.ts";
import { isCopyLeft } from "../trace/mishaps.ts";
import { citationOf } from "../trace/trace.ts";
import { kernelOf } from "./kernel.ts";
import type { Run } from "./run.ts";

/** A step of a run in the words that an experiment narrates from. */
export function toldOf(run: Run, step: number): Told {
  const { trace, subject, scenario } = run;
  const { happening, process, atMs, flight, state, previous } = at(trace.steps, step);
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
    sockets: () => kernelOf(run).at(step),
  };
}
