import type { Scenario } from "../../scenario/scenario.ts";
import type { LiveAsked, LiveTold } from "../../trace/live-report.ts";
import { SILENT_MS, type Thread, type Threads } from "./threads.ts";

interface Heard {
  readonly tell: (told: LiveTold) => void;
  readonly failed: (why: string) => void;
}

/** The thread of the kernel that all processes make their calls to, as the page has it in hand. */
export class KernelSide {
  isReady = false;
  isStopped = false;
  /** When it has said anything last, in ms of the run. */
  heardMs = 0;
  readonly #threads: Threads;
  readonly #thread: Thread;

  constructor(threads: Threads, scenario: Scenario, heard: Heard) {
    this.#threads = threads;
    this.#thread = threads.spawn("kernel", heard);
    this.#thread.ask({ kind: "be-kernel", scenario });
  }

  /** Leads a channel from this life of a process to the kernel. */
  connect(process: number, life: number, thread: Thread): void {
    const [theirs, own] = this.#threads.channel();
    this.#thread.ask({ kind: "connect", peer: process, life }, own);
    thread.ask({ kind: "connect-kernel", life }, theirs);
  }

  isSilent(nowMs: number): boolean {
    return nowMs - this.heardMs > SILENT_MS;
  }

  ask(asked: LiveAsked): void {
    this.#thread.ask(asked);
  }

  end(): void {
    this.#thread.end();
  }
}
