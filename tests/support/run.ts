import type { AnySubject } from "../../src/contract/subject.ts";
import type { Verdict } from "../../src/contract/property.ts";
import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import type { Rule } from "../../src/protocols/ricart-agrawala/citation.ts";
import type { Message, State } from "../../src/protocols/ricart-agrawala/state.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { check } from "../../src/trace/checks.ts";
import { Timeline } from "../../src/trace/timeline.ts";
import { citationOf, type Flight, type Trace, type TraceStep } from "../../src/trace/trace.ts";
import { scenario, type ScenarioFile } from "./scenario.ts";

export function subjectOf(of: Scenario): AnySubject {
  if (of.experiment !== "ricart-agrawala") throw new Error(`no scenario of ${of.experiment} is meant here`);
  return ricartAgrawalaSubject(of);
}

/** Runs a scenario, given whole or as a file has it. */
export function run(file: Scenario | ScenarioFile): Trace {
  const whole = "version" in file ? file : scenario(file);
  return simulate(whole, subjectOf(whole));
}

/** What the checks say, by their ids. */
export function verdicts(trace: Trace): Record<string, Verdict> {
  return Object.fromEntries(check(trace, subjectOf(trace.scenario)).map(({ id, verdict }) => [id, verdict]));
}

export const allHold = {
  "mutual-exclusion": "holds",
  "all-served": "holds",
  order: "holds",
  "message-count": "holds",
} as const;

/** Every entry into the critical section, in order: "4,2 at 20" is request (4, 2) entering at 20 ms. */
export function entries(trace: Trace): string[] {
  return citing(trace, "enter").map((step) => {
    return `${stateAfter(step).timestamp},${trace.processes[step.process]} at ${step.atMs}`;
  });
}

/** The steps that cite `rule`. */
export function citing(trace: Trace, rule: Rule): TraceStep[] {
  return trace.steps.filter((step) => citationOf(step)?.rule === rule);
}

export function stateAfter(step: TraceStep): State {
  return step.state as State;
}

/** The state of the node called `id` when everything due at `atMs` has happened; null while it is down. */
export function stateAt(trace: Trace, id: string, atMs = Infinity): State | null {
  const timeline = new Timeline(trace);
  return timeline.stateAt(trace.processes.indexOf(id), timeline.stepAt(atMs)) as State | null;
}

/** How each journey ended, in the order of its end: "1>2#1 REQUEST at 10", "2>1#1 REPLY lost at 20 (drop)". */
export function journeys(trace: Trace): string[] {
  return trace.steps.flatMap((step) => {
    const flight = trace.flights[step.flight];
    if (!flight) return [];
    const lost = step.happening.kind === "lost" ? ` (${step.happening.why})` : "";
    return [`${flight.name} ${kindOf(flight)}${lost === "" ? "" : " lost"} at ${step.atMs}${lost}`];
  });
}

export function kindOf(flight: Flight): Message["kind"] {
  return (flight.message as Message).kind;
}
