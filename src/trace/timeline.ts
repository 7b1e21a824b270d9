import type { Flight, Trace } from "./trace.ts";

/**
 * A trace indexed for looking at it from any cursor. A cursor is the index of the step that is shown: that step
 * and all before it have happened. Every question costs at most a binary search, but for `travelling`.
 */
export class Timeline {
  readonly trace: Trace;
  /** For each process the indices of its steps, rising. */
  readonly stepsOf: readonly (readonly number[])[];

  constructor(trace: Trace) {
    this.trace = trace;
    const stepsOf: number[][] = trace.processes.map(() => []);
    for (const step of trace.steps) if (step.process >= 0) stepsOf[step.process]?.push(step.index);
    this.stepsOf = stepsOf;
  }

  /** The last step of `process` at or before the cursor, or −1. */
  lastStep(process: number, cursor: number): number {
    const steps = this.stepsOf[process] ?? [];
    return steps[lastAtMost(steps, cursor)] ?? -1;
  }

  /** The state of `process` at the cursor; null while it is down. */
  stateAt(process: number, cursor: number): unknown {
    const step = this.trace.steps[this.lastStep(process, cursor)];
    return step ? step.state : this.trace.initial[process];
  }

  /** Messages under way at the cursor: sent, and not yet at their end. */
  travelling(cursor: number): Flight[] {
    const under: Flight[] = [];
    for (const flight of this.trace.flights) {
      if (flight.sentStep > cursor) break;
      if (flight.endStep < 0 || flight.endStep > cursor) under.push(flight);
    }
    return under;
  }

  /** The last step at or before the moment `atMs`. */
  stepAt(atMs: number): number {
    let low = 0;
    let high = this.trace.steps.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.trace.steps[middle]?.atMs ?? 0) <= atMs) low = middle;
      else high = middle;
    }
    return low;
  }
}

/** The position of the last of the rising `numbers` that is at most `limit`, or −1. */
export function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = -1;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
