import type { AnySubject } from "../contract/subject.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { simulate } from "../runtimes/simulator.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { check, type Check } from "../trace/checks.ts";
import { Timeline } from "../trace/timeline.ts";
import type { Trace } from "../trace/trace.ts";

/** One run of one scenario, and all that is derived from it once: what every panel looks at. */
export interface Run {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
  readonly subject: AnySubject;
  readonly trace: Trace;
  readonly timeline: Timeline;
  readonly checks: readonly Check[];
}

export function runOf(experiment: Experiment, scenario: Scenario): Run {
  const subject = experiment.subject(scenario);
  const trace = simulate(scenario, subject);
  return {
    experiment,
    scenario,
    subject,
    trace,
    timeline: new Timeline(trace),
    checks: check(trace, subject),
  };
}
