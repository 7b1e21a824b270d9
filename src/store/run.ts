import { finished, type Work } from "../base/work.ts";
import type { KernelHistory } from "../contract/kernel-view.ts";
import type { AnySubject } from "../contract/subject.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { Host } from "../runtimes/host.ts";
import { historyOf, kernelHistoryIn, recordedKernelHistory } from "../runtimes/kernel-history.ts";
import { simulation } from "../runtimes/simulator.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checking, type Check } from "../trace/checks.ts";
import { stampsOf } from "../trace/recorder.ts";
import { Timeline } from "../trace/timeline.ts";
import type { Trace } from "../trace/trace.ts";
import { areAllowed, fetching, interpreting } from "./own-programs.ts";

/** One run of one scenario, and all that is derived from it once: what every panel looks at. */
export interface Run {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
  readonly subject: AnySubject;
  readonly trace: Trace;
  /** Whether it was recorded from real processes, and not simulated. */
  readonly isRecorded: boolean;
  /** Whether nothing has run yet: the reader has not pressed Run for the programs in it. */
  readonly isHeld: boolean;
  readonly timeline: Timeline;
  /**
   * The sockets at every step. When they are first asked for, a simulation is made once more for them; of a recording
   * its kernel is put through what was recorded.
   */
  readonly sockets: KernelHistory;
  /** Held against the run when they are first asked for. */
  readonly checks: readonly Check[];
  /** Derives the checks, and the sockets that they look at, a part at a time: then they are not made when asked for. */
  readonly deriving: () => Work<void>;
}

/** Recordings, each by the scenario value of its own trace. */
const recordings = new WeakMap<Scenario, Run>();

/** The run of a scenario: simulated, but where this very value came with a recording, that. */
export function runOf(experiment: Experiment, scenario: Scenario): Run {
  return finished(running(experiment, scenario));
}

/**
 * The same, to be done a part at a time.
 * @param told called with how many steps there are so far
 */
export function* running(
  experiment: Experiment,
  scenario: Scenario,
  told?: (steps: number) => void,
): Work<Run> {
  const recording = recordings.get(scenario);
  if (recording) return recording;
  const programs = experiment.ownPrograms?.(scenario) ?? null;
  if (programs !== null) return yield* ownRun(experiment, scenario, areAllowed(programs), told);
  const subject = experiment.subject(scenario);
  return new Made(
    experiment,
    subject,
    yield* simulation(scenario, subject, told && (({ stepCount }) => told(stepCount))),
  );
}

/** Runs of students' own programs, so that going back to one need not run it again. */
const interpreted = new WeakMap<Scenario, Run>();

function* ownRun(
  experiment: Experiment,
  scenario: Scenario,
  isAllowed: boolean,
  told: (steps: number) => void = () => {},
): Work<Run> {
  const known = interpreted.get(scenario);
  if (known) return known;
  yield* fetching();
  const subject = experiment.subject(scenario);
  if (!isAllowed) {
    const trace = new Host(scenario, subject).finish("limit");
    return new Made(experiment, subject, trace, { sockets: historyOf([]), isHeld: true });
  }
  const { trace, sockets } = yield* interpreting(scenario, told);
  // The thread sends a copy of the scenario, and the page knows a run by its own.
  const stamps = stampsOf(trace.processes.length, trace.steps);
  const run = new Made(experiment, subject, { ...trace, scenario, stamps }, { sockets: historyOf(sockets) });
  interpreted.set(scenario, run);
  return run;
}

/** Keeps a recording as the run of its scenario. Whatever changes that scenario makes another value of it. */
export function keepRecording(experiment: Experiment, trace: Trace): Run {
  const run = new Made(experiment, experiment.subject(trace.scenario), trace, { isRecorded: true });
  recordings.set(trace.scenario, run);
  return run;
}

/** The run of a trace that was made elsewhere. @param sockets null to have them made when they are asked for */
export function runOfTrace(experiment: Experiment, trace: Trace, sockets: KernelHistory | null): Run {
  return new Made(experiment, experiment.subject(trace.scenario), trace, { sockets });
}

/** What is known of a run beside its trace. */
type Known = Pick<Run, "isRecorded" | "isHeld"> & { readonly sockets: KernelHistory | null };

class Made implements Run {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
  readonly subject: AnySubject;
  readonly trace: Trace;
  readonly isRecorded: boolean;
  readonly isHeld: boolean;
  readonly timeline: Timeline;
  #sockets: KernelHistory | null;
  #checks: readonly Check[] | null = null;

  constructor(
    experiment: Experiment,
    subject: AnySubject,
    trace: Trace,
    { isRecorded = false, isHeld = false, sockets = null }: Partial<Known> = {},
  ) {
    this.experiment = experiment;
    this.scenario = trace.scenario;
    this.subject = subject;
    this.isRecorded = isRecorded;
    this.isHeld = isHeld;
    this.#sockets = sockets;
    this.trace = trace;
    this.timeline = new Timeline(trace);
  }

  get sockets(): KernelHistory {
    return (this.#sockets ??= finished(this.#socketsIn()));
  }

  get checks(): readonly Check[] {
    return (this.#checks ??= finished(this.#checksIn()));
  }

  *deriving(): Work<void> {
    if (this.subject.kernel) this.#sockets ??= yield* this.#socketsIn();
    this.#checks ??= yield* this.#checksIn();
  }

  *#socketsIn(): Work<KernelHistory> {
    if (this.#sockets) return this.#sockets;
    if (this.isRecorded) return recordedKernelHistory(this.trace, this.subject);
    return yield* kernelHistoryIn(this.scenario, this.subject);
  }

  *#checksIn(): Work<readonly Check[]> {
    const sockets = function* (this: Made): Work<KernelHistory> {
      return (this.#sockets ??= yield* this.#socketsIn());
    };
    return yield* checking(this.trace, this.subject, sockets.bind(this));
  }
}
