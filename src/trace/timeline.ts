import type { Flight, Trace } from "./trace.ts";

/**
 * A trace indexed for looking at it from any cursor. A cursor is the index of the step that is shown: that step
 * and all before it have happened. Every question costs a binary search, and what the answer is long.
 */
export class Timeline {
  readonly trace: Trace;
  /** For each process the indices of its steps, rising. */
  readonly stepsOf: readonly (readonly number[])[];
  readonly #underWay: UnderWay;

  constructor(trace: Trace) {
    this.trace = trace;
    const stepsOf: number[][] = trace.processes.map(() => []);
    for (const step of trace.steps) if (step.process >= 0) stepsOf[step.process]?.push(step.index);
    this.stepsOf = stepsOf;
    this.#underWay = new UnderWay(trace);
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

  /** Messages under way at the cursor, in the order of sending: sent, and not yet at their end. */
  travelling(cursor: number): Flight[] {
    return this.#underWay.at(cursor);
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

/** So many flights are sent, at least, between two places at which those under way are written down. */
const leastApart = 64;

/**
 * The flights under way at any step. They are written down at some places of the run, further apart the more they are,
 * so that all of it is no longer than a few times the flights. From the place before a step only what was sent since
 * is looked at.
 */
class UnderWay {
  readonly #flights: readonly Flight[];
  /** The steps of the places, rising; at each the flights under way, and the first flight that is sent after it. */
  readonly #steps: number[] = [];
  readonly #places: { readonly under: readonly Flight[]; readonly next: number }[] = [];

  constructor({ flights }: Trace) {
    this.#flights = flights;
    let under: Flight[] = [];
    let sent = 0;
    for (const [index, flight] of flights.entries()) {
      if (sent >= leastApart + 2 * under.length && flight.sentStep > (flights[index - 1]?.sentStep ?? -1)) {
        const step = flight.sentStep - 1;
        under = [...under, ...flights.slice(index - sent, index)].filter((each) => isUnderWay(each, step));
        this.#steps.push(step);
        this.#places.push({ under, next: index });
        sent = 0;
      }
      sent++;
    }
  }

  at(step: number): Flight[] {
    const { under, next } = this.#places[lastAtMost(this.#steps, step)] ?? { under: [], next: 0 };
    const found = under.filter((flight) => isUnderWay(flight, step));
    for (let index = next; index < this.#flights.length; index++) {
      const flight = this.#flights[index];
      if (!flight || flight.sentStep > step) break;
      if (isUnderWay(flight, step)) found.push(flight);
    }
    return found;
  }
}

function isUnderWay({ endStep }: Flight, step: number): boolean {
  return endStep < 0 || endStep > step;
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
