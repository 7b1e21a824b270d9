import type { Stroke } from "../../contract/live.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { checkScenario } from "../../scenario/read.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { FromKernel, LiveAsked, LiveTold, Parcel, ToKernel } from "../../trace/live-report.ts";
import { LiveProcess } from "./process.ts";
import { Scribe } from "./scribe.ts";

/** What a thread has of the machine that it runs on. `Port`: what leads to the thread of another process. */
export interface Surroundings<Port> {
  /** True time in ms; which moment it counts from is told with `run`. */
  readonly nowMs: () => number;
  readonly after: (ms: number, done: () => void) => () => void;
  readonly tell: (told: LiveTold) => void;
  readonly carry: (port: Port, parcel: Parcel | ToKernel) => void;
  readonly subjectOf: (scenario: Scenario) => AnySubject;
}

/** So often a process says that it is alive, and what its clock shows. */
const BEAT_MS = 100;

/** A thread's part in a run: one process, from when it is asked to be until it is asked to stop. */
export class ProcessThread<Port> {
  readonly #around: Surroundings<Port>;
  readonly #ports = new Map<number, Port>();
  #process: LiveProcess | null = null;
  #scribe: Scribe | null = null;
  #kernel: { readonly port: Port; readonly life: number } | null = null;
  #isRestart = false;
  #hasBegun = false;
  #isStopped = false;
  #originMs = 0;
  #callOffBeginning = () => {};

  constructor(around: Surroundings<Port>) {
    this.#around = around;
  }

  be({ scenario: json, process, legacy, wanting }: Extract<LiveAsked, { kind: "be" }>): void {
    const read = checkScenario(json);
    if (!read.ok) throw new Error("what is to be run is no scenario");
    const scenario = read.value;
    const { after, carry, tell, subjectOf } = this.#around;
    const nowMs = () => this.#around.nowMs() - this.#originMs;
    const draw = (stroke: Stroke) => tell({ kind: "stroke", stroke });
    if (wanting) this.#scribe = new Scribe(wanting, { nowMs, after, draw });
    this.#isRestart = legacy !== null;
    const machinery = {
      nowMs,
      after,
      carry: (to: number, parcel: Parcel) => {
        const port = this.#ports.get(to);
        if (port !== undefined) carry(port, parcel);
      },
      tell: (step: Extract<LiveTold, { kind: "step" }>["step"]) => {
        if (this.#kernel) carry(this.#kernel.port, { life: this.#kernel.life, step });
        else tell({ kind: "step", step });
        this.#scribe?.see(step.now.facts.inside);
      },
    };
    this.#process = new LiveProcess(scenario, subjectOf(scenario), process, machinery, { legacy, wanting });
    tell({ kind: "ready" });
  }

  /** Messages to `peer` go by this port from now on. */
  connect(peer: number, life: number, port: Port): void {
    this.#ports.set(peer, port);
    this.#process?.connect(peer, life);
  }

  /** What it does is told to the kernel at this port, and what it calls is done there. */
  connectKernel(port: Port, life: number): void {
    this.#kernel = { port, life };
  }

  answered(answer: FromKernel): void {
    this.#process?.answered(answer);
  }

  take(parcel: Parcel): void {
    this.#process?.take(parcel);
  }

  /** Begins at the moment `originMs`, which may be still to come; or goes on. */
  run(originMs: number): void {
    this.#originMs = originMs;
    if (this.#hasBegun) {
      this.#process?.goOn();
      this.#scribe?.goOn();
      return;
    }
    this.#callOffBeginning();
    this.#callOffBeginning = this.#around.after(Math.max(0, originMs - this.#around.nowMs()), () => {
      this.#hasBegun = true;
      this.#process?.begin(this.#isRestart);
      this.#beat();
    });
  }

  /** Nothing happens until `run`; what has not begun yet begins then. */
  pause(): void {
    this.#callOffBeginning();
    this.#process?.pause();
    this.#scribe?.pause();
  }

  stop(): void {
    this.#isStopped = true;
    this.pause();
    this.#around.tell({ kind: "stopped" });
  }

  #beat(): void {
    if (this.#isStopped || !this.#process) return;
    this.#around.tell({ kind: "alive", now: this.#process.reading() });
    this.#around.after(BEAT_MS, () => this.#beat());
  }
}
