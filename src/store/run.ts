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
  /** Held against the run when they are first asked for. */
  readonly checks: readonly Check[];
}

export function runOf(experiment: Experiment, scenario: Scenario): Run {
  return new Simulated(experiment, scenario);
}

class Simulated implements Run {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
  readonly subject: AnySubject;
  readonly trace: Trace;
  readonly timeline: Timeline;
  #checks: readonly Check[] | null = null;

  constructor(experiment: Experiment, scenario: Scenario) {
    this.experiment = experiment;
    this.scenario = scenario;
    this.subject = experiment.subject(scenario);
    this.trace = simulate(scenario, this.subject);
    this.timeline = new Timeline(this.trace);
  }

  get checks(): readonly Check[] {
    return (this.#checks ??= check(this.trace, this.subject));
  }
}
