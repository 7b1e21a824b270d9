import { BoundReached, bounds, type Bound, type BoundName } from "../contract/bounds.ts";
import type { ProcessId } from "../base/words.ts";

/** A clock is read, not counted, and what a Python program runs and writes is counted by its interpreter. */
type Counted = Exclude<BoundName, "clockMs" | "pythonLines" | "output" | "memory">;

/** What a step and a segment take beside their data. */
const STEP_BYTES = 1000;
const SEGMENT_BYTES = 1000;

/**
 * What the programs of one run have used so far. Every method throws `BoundReached` where the run would go beyond a
 * bound.
 */
export class Budget {
  /** The process that acted last. */
  process: ProcessId = "";
  readonly #used: Record<Counted, number> = {
    threads: 0,
    processes: 0,
    sockets: 0,
    lines: 0,
    bytes: 0,
    steps: 0,
  };
  #atMs = -1;

  step(atMs: number): void {
    if (atMs !== this.#atMs) this.#used.steps = 0;
    this.#atMs = atMs;
    this.#use("steps", 1);
    this.#use("bytes", STEP_BYTES);
  }

  bytes(count: number): void {
    this.#use("bytes", count);
  }

  segment(dataBytes: number): void {
    this.#use("bytes", dataBytes + SEGMENT_BYTES);
  }

  line(): void {
    this.#use("lines", 1);
  }

  spawned(): void {
    this.#use("processes", 1);
  }

  /** @param made how many sockets the kernel has made in all */
  sockets(made: number): void {
    if (made > bounds.sockets) throw new BoundReached("sockets");
  }

  /** The bound that an error tells of; any other error is thrown on. */
  reached(error: unknown): Bound {
    if (!(error instanceof BoundReached)) throw error;
    return { name: error.bound, process: this.process };
  }

  #use(what: Counted, count: number): void {
    this.#used[what] += count;
    if (this.#used[what] > bounds[what]) throw new BoundReached(what);
  }
}
