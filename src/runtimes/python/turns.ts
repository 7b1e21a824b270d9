import { at } from "../../base/invariant.ts";
import type { ThreadName } from "../../contract/order.ts";
import type { Host } from "../host.ts";
import type { Pending } from "../pending.ts";
import { sameThread, type Passed, type Scheduler } from "./scheduler.ts";

/** Asks the scheduler wherever more than one thread can go on at a moment. Time passes only once none can. */
export class Turns {
  readonly #host: Host;
  readonly #scheduler: Scheduler;
  readonly #passed: (thread: ThreadName) => Passed;
  #last: ThreadName | null = null;

  constructor(host: Host, scheduler: Scheduler, passed: (thread: ThreadName) => Passed) {
    this.#host = host;
    this.#scheduler = scheduler;
    this.#passed = passed;
  }

  /** What happens next: `next`, or what lets another thread go on at the same moment. */
  choose(next: Pending): Pending {
    if (next.kind === "ran")
      this.#last = { process: this.#host.processId(next.process), thread: next.thread };
    if (!threadOf(next, this.#host)) return next;
    const ready = this.#host
      .pending()
      .filter(({ atMs }) => atMs === next.atMs)
      .flatMap((pending) => {
        const thread = threadOf(pending, this.#host);
        return thread ? [{ pending, thread }] : [];
      });
    const own = ready.findIndex(({ thread }) => this.#last !== null && sameThread(thread, this.#last));
    const ordered = own > 0 ? [at(ready, own), ...ready.toSpliced(own, 1)] : ready;
    const last = this.#last && { ...this.#last, ...this.#passed(this.#last) };
    const candidates = ordered.map(({ thread }) => thread);
    return at(ordered, this.#scheduler.choose({ last, candidates, isPreemption: own >= 0 })).pending;
  }
}

/** The thread that goes on where this happens; null where it is no thread's. */
export function threadOf(pending: Pending, host: Host): ThreadName | null {
  switch (pending.kind) {
    case "life":
      return pending.part === "start" ? { process: host.processId(pending.process), thread: "main" } : null;
    case "timer":
      return { process: host.processId(pending.process), thread: pending.timer };
    case "returned":
      return { process: host.processId(pending.process), thread: pending.thread };
    default:
      return null;
  }
}
