import type { AnySubject } from "../../../contract/subject.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { SegmentMessage } from "../../../trace/kernel-of.ts";
import type { Trace } from "../../../trace/trace.ts";
import { drive } from "../drive.ts";
import type { Engine, PythonPrograms } from "../engine.ts";
import type { Observed, Run, Sent, Variant } from "./variant.ts";

export interface Runner<Outcome extends Observed> {
  readonly engine: () => Promise<Engine>;
  readonly programs: PythonPrograms;
  readonly scenarioOf: (variant: Variant) => Scenario;
  readonly subjectOf: (scenario: Scenario) => AnySubject;
  readonly observe: (trace: Trace) => Outcome;
  readonly isStopped?: () => boolean;
}

/** Runs the programs once in an interpreter. Lines are not noted: what a run comes to needs none. */
export function runner<Outcome extends Observed>({
  engine,
  programs,
  scenarioOf,
  subjectOf,
  observe,
  isStopped = () => false,
}: Runner<Outcome>): Run<Outcome> {
  return async (variant, scheduler) => {
    const scenario = scenarioOf(variant);
    const python = await engine();
    python.begin(programs, scheduler, false);
    const trace = await drive(scenario, subjectOf(scenario), python, { scheduler, isStopped });
    await python.end();
    return { observed: observe(trace), sent: sentIn(trace), processes: trace.processes, endMs: trace.endMs };
  };
}

function sentIn({ flights }: Trace): Sent[] {
  return flights.flatMap(({ name, message, repeat, copy }) => {
    const { kind, data } = message as SegmentMessage;
    return repeat || copy ? [] : [{ name, isDatagram: kind === "DATAGRAM", bytes: data.length }];
  });
}
