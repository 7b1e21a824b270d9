import { isPython, MAIN } from "../protocols/python-program/state.ts";
import type { Trace } from "../trace/trace.ts";

/** The threads of a run's processes, as sentences name them. */
export class ThreadNames {
  readonly #trace: Trace;
  readonly #names = new Map<string, string>();

  constructor(trace: Trace) {
    this.#trace = trace;
    for (const { process, state } of trace.steps) {
      const own = state as object | null;
      if (own && isPython(own))
        for (const { id, name } of own.threads) this.#names.set(`${process}\0${id}`, name);
    }
  }

  /** "Thread-1 (work)". A trace of an earlier version can lack the name. */
  nameOf(process: number, thread: string): string {
    return this.#names.get(`${process}\0${thread}`) ?? thread;
  }

  /** The same with its process, where the run has several: "Thread-1 (work) of server"; "server" for its main thread. */
  wholeNameOf(process: number, thread: string): string {
    const own = this.#trace.processes[process] ?? "";
    if (this.#trace.processes.length === 1) return this.nameOf(process, thread);
    return thread === MAIN ? own : `${this.nameOf(process, thread)} of ${own}`;
  }
}
