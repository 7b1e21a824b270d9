import { finished } from "../base/work.ts";
import type { KernelHistory } from "../contract/kernel-view.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { kernelHistory } from "../runtimes/kernel-history.ts";
import { simulation } from "../runtimes/simulator.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checking, type Check } from "../trace/checks.ts";
import { ClockHistory } from "../trace/clock-history.ts";
import type { Trace } from "../trace/trace.ts";

/** A run that answers questions and is held against goals. The page's own runs are such runs. */
export interface Ran {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
  readonly subject: AnySubject;
  readonly trace: Trace;
  readonly checks: readonly Check[];
  readonly sockets: KernelHistory;
}

/** Runs a scenario that has no programs of a student's own: those need an interpreter. */
export function play(experiment: Experiment, scenario: Scenario): Ran {
  const subject = experiment.subject(scenario);
  const trace = finished(simulation(scenario, subject));
  let checks: readonly Check[] | null = null;
  let sockets: KernelHistory | null = null;
  const socketsIn = () => (sockets ??= kernelHistory(scenario, subject));
  return {
    experiment,
    scenario,
    subject,
    trace,
    get sockets() {
      return socketsIn();
    },
    get checks() {
      // oxlint-disable-next-line require-yield
      const later = function* () {
        return socketsIn();
      };
      return (checks ??= finished(checking(trace, subject, later)));
    },
  };
}

const histories = new WeakMap<Trace, ClockHistory>();

/** The clocks of a run, derived once. */
export function clocksOf({ trace, subject }: Ran): ClockHistory {
  const known = histories.get(trace) ?? new ClockHistory(trace, subject);
  histories.set(trace, known);
  return known;
}

/** The kind of a message by its name, "REQUEST", "DATA"; null where the run has no such message. */
export function labelOf({ trace, subject }: Ran, name: string): string | null {
  const flight = trace.flights.find((each) => each.name === name);
  return flight ? subject.reader.kindOf(flight.message) : null;
}
