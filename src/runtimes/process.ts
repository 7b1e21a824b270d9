import type { ProcessId } from "../base/words.ts";
import type { AnySubject } from "../contract/subject.ts";
import { clockFrom, type OwnClock } from "../world/clock.ts";
import type { Pending } from "./pending.ts";

/** One process of a run, as its host has it. */
export class Process {
  readonly index: number;
  readonly id: ProcessId;
  clock: OwnClock;
  isUp = true;
  state: unknown;
  /** By their names, those that are set. */
  readonly timers = new Map<string, Pending>();
  /** The wish that is about to be told to it. */
  asking: Pending | null = null;
  /** Wishes that wait until the process is ready; those before `#told` do no more. */
  #wishes: unknown[] = [];
  #told = 0;

  constructor(index: number, id: ProcessId, clock: OwnClock, state: unknown) {
    this.index = index;
    this.id = id;
    this.clock = clock;
    this.state = state;
  }

  get hasWaiting(): boolean {
    return this.#told < this.#wishes.length;
  }

  postpone(wish: unknown): void {
    this.#wishes.push(wish);
  }

  /** Takes the first wish that waits. */
  nextWish(): unknown {
    // Not shift(), which moves all that wait.
    return this.#wishes[this.#told++];
  }

  /** Ends, and forgets all that it knew and had before it. */
  crash(): void {
    this.isUp = false;
    this.state = null;
    this.timers.clear();
    this.asking = null;
    this.#wishes = [];
    this.#told = 0;
  }
}

/** The subject's members as they begin, with these states. */
export function processesOf({ members }: AnySubject, states: readonly unknown[]): Process[] {
  return members.map(
    ({ id, clockMs, driftPpm }, index) => new Process(index, id, clockFrom(clockMs, driftPpm), states[index]),
  );
}
