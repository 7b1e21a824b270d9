import type { AnySubject } from "../../contract/subject.ts";
import { checkScenario } from "../../scenario/read.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { FromKernel, LiveAsked, LiveTold, ToKernel } from "../../trace/live-report.ts";
import { LiveKernel } from "./kernel.ts";

/** What a kernel's thread has of the machine that it runs on. `Port`: what leads to the thread of a process. */
export interface Surroundings<Port> {
  /** True time in ms; which moment it counts from is told with `run`. */
  readonly nowMs: () => number;
  readonly after: (ms: number, done: () => void) => () => void;
  readonly tell: (told: LiveTold) => void;
  readonly answer: (port: Port, answer: FromKernel) => void;
  readonly subjectOf: (scenario: Scenario) => AnySubject;
}

/** So often the kernel says how its sockets stand, and with that, that it lives. */
const LOOK_MS = 60;

/** A thread's part in a run: the kernel of all its processes, from when it is asked to be until it is to stop. */
export class KernelThread<Port> {
  readonly #around: Surroundings<Port>;
  readonly #ports = new Map<number, Port>();
  #kernel: LiveKernel | null = null;
  #hasBegun = false;
  #isStopped = false;
  #originMs = 0;

  constructor(around: Surroundings<Port>) {
    this.#around = around;
  }

  be({ scenario: json }: Extract<LiveAsked, { kind: "be-kernel" }>): void {
    const read = checkScenario(json);
    if (!read.ok) throw new Error("what is to be run is no scenario");
    const { after, tell, answer, subjectOf } = this.#around;
    this.#kernel = new LiveKernel(read.value, subjectOf(read.value), {
      nowMs: () => this.#around.nowMs() - this.#originMs,
      after,
      tell,
      answer: (process, told) => {
        const port = this.#ports.get(process);
        if (port !== undefined) answer(port, told);
      },
    });
    tell({ kind: "ready" });
  }

  /** The process is answered on this port from now on. */
  connect(process: number, port: Port): void {
    this.#ports.set(process, port);
  }

  hear(process: number, told: ToKernel): void {
    if (!this.#isStopped) this.#kernel?.hear(process, told);
  }

  end(process: number): void {
    this.#kernel?.end(process);
  }

  run(originMs: number): void {
    this.#originMs = originMs;
    this.#kernel?.goOn();
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#look();
  }

  pause(): void {
    this.#kernel?.pause();
  }

  stop(): void {
    this.pause();
    this.#isStopped = true;
    this.#around.tell({ kind: "stopped" });
  }

  #look(): void {
    if (this.#isStopped) return;
    this.#kernel?.look();
    this.#around.after(LOOK_MS, () => this.#look());
  }
}
