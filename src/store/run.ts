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
  /** Whether it was recorded from real processes, and not simulated. */
  readonly isRecorded: boolean;
  readonly timeline: Timeline;
  /** Held against the run when they are first asked for. */
  readonly checks: readonly Check[];
}

/** Recordings, each by the scenario value of its own trace. */
const recordings = new WeakMap<Scenario, Run>();

/** The run of a scenario: simulated, but where this very value came with a recording, that. */
export function runOf(experiment: Experiment, scenario: Scenario): Run {
  return recordings.get(scenario) ?? new Made(experiment, scenario, null);
}

/** Keeps a recording as the run of its scenario. Whatever changes that scenario makes another value of it. */
export function keepRecording(experiment: Experiment, trace: Trace): Run {
  const run = new Made(experiment, trace.scenario, trace);
  recordings.set(trace.scenario, run);
  return run;
}

class Made implements Run {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
  readonly subject: AnySubject;
  readonly trace: Trace;
  readonly isRecorded: boolean;
  readonly timeline: Timeline;
  #checks: readonly Check[] | null = null;

  constructor(experiment: Experiment, scenario: Scenario, recorded: Trace | null) {
    this.experiment = experiment;
    this.scenario = scenario;
    this.subject = experiment.subject(scenario);
    this.isRecorded = recorded !== null;
    this.trace = recorded ?? simulate(scenario, this.subject);
    this.timeline = new Timeline(this.trace);
  }

  get checks(): readonly Check[] {
    return (this.#checks ??= check(this.trace, this.subject));
  }
}
