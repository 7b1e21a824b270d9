import { invariant } from "../base/invariant.ts";

/**
 * Logical time, stamped on every step by the host and for every protocol: Lamport's clock, and a vector clock
 * (a number a process: how many of that process's steps came before, this one included). L. Lamport, "Time,
 * clocks, and the ordering of events", CACM 21(7), 1978; F. Mattern, C. Fidge, 1988.
 *
 * Kept in columns that double when they are full, so that a step costs the same however long the run is.
 */
export class Stamps {
  #processCount: number;
  /** So many numbers a row has: those of processes that are still to come are 0. */
  #width: number;
  #lamport = new Int32Array(256);
  #vectors: Int32Array;
  #count = 0;

  constructor(processCount: number) {
    this.#processCount = processCount;
    this.#width = processCount;
    this.#vectors = new Int32Array(256 * processCount);
  }

  get processCount(): number {
    return this.#processCount;
  }

  get length(): number {
    return this.#count;
  }

  /** The run has one process more from here on: no step before knows of it. */
  addProcess(): void {
    this.#processCount++;
    if (this.#processCount <= this.#width) return;
    const width = this.#width * 2;
    const vectors = new Int32Array(this.#lamport.length * width);
    for (let row = 0; row < this.#count; row++)
      vectors.set(this.#vectors.subarray(row * this.#width, (row + 1) * this.#width), row * width);
    this.#vectors = vectors;
    this.#width = width;
  }

  /** Stamps a step of no process: it has no place in logical time. */
  addOutside(): void {
    this.#grow();
    this.#count++;
  }

  /**
   * Stamps the next step of `process`, which came after its own step `previous` (−1 for none) and after the
   * step `heard` whose message it received (−1 for none).
   */
  add(process: number, previous: number, heard: number): void {
    invariant(previous < this.#count && heard < this.#count, "a step comes after its causes");
    this.#grow();
    const n = this.#width;
    const row = this.#count * n;
    const own = previous < 0 ? 0 : (this.#lamport[previous] ?? 0);
    const theirs = heard < 0 ? 0 : (this.#lamport[heard] ?? 0);
    this.#lamport[this.#count] = Math.max(own, theirs) + 1;
    if (previous >= 0) this.#vectors.copyWithin(row, previous * n, previous * n + n);
    if (heard >= 0) this.#takeIn(row, heard * n);
    this.#vectors[row + process] = (this.#vectors[row + process] ?? 0) + 1;
    this.#count++;
  }

  /** The Lamport time of a step; 0 for one outside of every process. */
  lamport(step: number): number {
    return this.#lamport[step] ?? 0;
  }

  /** The vector time of a step, one number a process; do not write to it. */
  vector(step: number): Int32Array {
    const row = step * this.#width;
    return this.#vectors.subarray(row, row + this.#processCount);
  }

  #takeIn(row: number, other: number): void {
    for (let i = 0; i < this.#processCount; i++) {
      const theirs = this.#vectors[other + i] ?? 0;
      if (theirs > (this.#vectors[row + i] ?? 0)) this.#vectors[row + i] = theirs;
    }
  }

  #grow(): void {
    if (this.#count < this.#lamport.length) return;
    const lamport = new Int32Array(this.#lamport.length * 2);
    lamport.set(this.#lamport);
    this.#lamport = lamport;
    const vectors = new Int32Array(this.#vectors.length * 2);
    vectors.set(this.#vectors);
    this.#vectors = vectors;
  }
}
