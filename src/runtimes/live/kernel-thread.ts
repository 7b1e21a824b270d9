import type { LiveAsked, ToKernel } from "../../trace/live-report.ts";
import { LiveKernel } from "./kernel.ts";
import { LiveThread } from "./live-thread.ts";

/** So often the kernel says how its sockets stand, and with that, that it lives. */
const LOOK_MS = 60;

/** A thread's part in a run: the kernel of all its processes, from when it is asked to be until it is to stop. */
export class KernelThread<Port> extends LiveThread<Port> {
  #kernel: LiveKernel | null = null;
  #hasBegun = false;

  be({ scenario }: Extract<LiveAsked, { kind: "be-kernel" }>): void {
    const subject = this.subjectOf(scenario);
    const { tell } = this.machine;
    const answer = (process: number, told: unknown) => this.sendTo(process, told);
    this.#kernel = new LiveKernel(scenario, subject, { ...this.time, tell, answer });
    tell({ kind: "ready" });
  }

  /** The process is answered on this port from now on. */
  connect(process: number, port: Port): void {
    this.ports.set(process, port);
  }

  hear(process: number, told: ToKernel): void {
    if (!this.isStopped) this.#kernel?.hear(process, told);
  }

  end(process: number): void {
    this.#kernel?.end(process);
  }

  protected goOn(): void {
    this.#kernel?.goOn();
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.every(LOOK_MS, () => this.#kernel?.look());
  }

  pause(): void {
    this.#kernel?.pause();
  }
}
