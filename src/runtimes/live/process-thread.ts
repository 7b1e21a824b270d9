import type { Stroke } from "../../contract/live.ts";
import type { FromKernel, LiveAsked, LiveStep, Parcel, ToKernel } from "../../trace/live-report.ts";
import { LiveThread } from "./live-thread.ts";
import { LiveProcess } from "./process.ts";
import { Scribe } from "./scribe.ts";

/** So often a process says that it is alive, and what its clock shows. */
const BEAT_MS = 100;

/** A thread's part in a run: one process, from when it is asked to be until it is asked to stop. */
export class ProcessThread<Port> extends LiveThread<Port> {
  #process: LiveProcess | null = null;
  #scribe: Scribe | null = null;
  #kernel: { readonly port: Port; readonly life: number } | null = null;
  #isRestart = false;
  #hasBegun = false;
  #callOffBeginning = () => {};

  be({ scenario, process, legacy, wanting }: Extract<LiveAsked, { kind: "be" }>): void {
    const subject = this.subjectOf(scenario);
    const { tell } = this.machine;
    const draw = (stroke: Stroke) => tell({ kind: "stroke", stroke });
    if (wanting) this.#scribe = new Scribe(wanting, { ...this.time, draw });
    this.#isRestart = legacy !== null;
    const machinery = {
      ...this.time,
      carry: (to: number, parcel: Parcel) => this.sendTo(to, parcel),
      tell: (step: LiveStep) => this.#tell(step),
    };
    this.#process = new LiveProcess(scenario, subject, process, machinery, { legacy, wanting });
    tell({ kind: "ready" });
  }

  #tell(step: LiveStep): void {
    if (this.#kernel) {
      const told: ToKernel = { life: this.#kernel.life, step };
      this.machine.send(this.#kernel.port, told);
    } else this.machine.tell({ kind: "step", step });
    this.#scribe?.see(step.now.facts.inside);
  }

  /** Messages to `peer` go by this port from now on. */
  connect(peer: number, life: number, port: Port): void {
    this.ports.set(peer, port);
    this.#process?.connect(peer, life);
  }

  /** The port to the kernel, which receives its reports and carries out its calls. */
  connectKernel(port: Port, life: number): void {
    this.#kernel = { port, life };
  }

  answered(answer: FromKernel): void {
    this.#process?.answered(answer);
  }

  take(parcel: Parcel): void {
    this.#process?.take(parcel);
  }

  protected goOn(): void {
    if (this.#hasBegun) {
      this.#process?.goOn();
      this.#scribe?.goOn();
      return;
    }
    this.#callOffBeginning();
    this.#callOffBeginning = this.machine.after(Math.max(0, -this.time.nowMs()), () => {
      this.#hasBegun = true;
      const process = this.#process;
      if (!process) return;
      process.begin(this.#isRestart);
      this.every(BEAT_MS, () => this.machine.tell({ kind: "alive", now: process.reading() }));
    });
  }

  /** A process that has not begun yet begins with `run`. */
  pause(): void {
    this.#callOffBeginning();
    this.#process?.pause();
    this.#scribe?.pause();
  }
}
