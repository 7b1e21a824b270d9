import type { AnySubject } from "../../contract/subject.ts";
import type { Formats } from "../../scenario/format.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { LiveTold } from "../../trace/live-report.ts";
import type { RealTime } from "./live-agenda.ts";

/** The machine on which a thread of a live run runs. `Port` leads to another thread. */
export interface LiveMachine<Port> {
  /** True time in ms, the same in all threads; `run` gives the time at which the run began. */
  readonly nowMs: () => number;
  readonly after: (ms: number, done: () => void) => () => void;
  /** To the page. */
  readonly tell: (told: LiveTold) => void;
  readonly send: (port: Port, message: unknown) => void;
  readonly formats: Formats;
}

/** What all threads have in common, of processes and of the kernel: their time, their ports, and how they end. */
export abstract class LiveThread<Port> {
  protected readonly machine: LiveMachine<Port>;
  /** The run's time. */
  protected readonly time: RealTime;
  /** The ports to the threads of the processes. */
  protected readonly ports = new Map<number, Port>();
  #originMs = 0;
  #isStopped = false;

  constructor(machine: LiveMachine<Port>) {
    this.machine = machine;
    this.time = { nowMs: () => machine.nowMs() - this.#originMs, after: machine.after };
  }

  protected get isStopped(): boolean {
    return this.#isStopped;
  }

  protected subjectOf(scenario: Scenario): AnySubject {
    return this.machine.formats.of(scenario).subject(scenario);
  }

  protected sendTo(process: number, message: unknown): void {
    const port = this.ports.get(process);
    if (port !== undefined) this.machine.send(port, message);
  }

  /** Begins at the moment `originMs`, which may be still to come; or goes on. */
  run(originMs: number): void {
    this.#originMs = originMs;
    this.goOn();
  }

  stop(): void {
    this.#isStopped = true;
    this.pause();
    this.machine.tell({ kind: "stopped" });
  }

  protected every(ms: number, act: () => void): void {
    if (this.#isStopped) return;
    act();
    this.machine.after(ms, () => this.every(ms, act));
  }

  protected abstract goOn(): void;
  /** Nothing happens until `run`. */
  abstract pause(): void;
}
