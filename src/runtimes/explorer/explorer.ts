import type { Bounds, Findings } from "../../contract/search.ts";
import { at, invariant } from "../../base/invariant.ts";
import type { AnySubject } from "../../contract/subject.ts";
import { clockAt, slewLeft } from "../../world/clock.ts";
import type { Bounded, Cost, Move, Seat } from "./seat.ts";
import { Seats, type SearchWorld } from "./seats.ts";
import { StateSet } from "./state-set.ts";
import { Tallies, type Taken } from "./tallies.ts";

export interface Violation {
  /** The id of one of the space's checks. */
  readonly check: string;
  /** A shortest way from the beginning, the breaking step last. */
  readonly way: readonly Taken[];
}

/**
 * Tries every order of deliveries and local actions of a subject's processes, breadth first, so the first finding
 * has a shortest run. It runs the protocol's own machine, once for each (seat, input). The caller drives it:
 * `advance` does some of the work and returns.
 *
 * A state is the processes' seats; a transition is one step of one process, with everything that it sends. It
 * ignores times, probabilities and interventions. An action's timer may fire at any moment after it was set, and
 * so may a timeout, but in one run only as often as the bounds say. No time passes, so only adjustments change a
 * clock. docs/exploring.md says what this leaves out.
 */
export class Explorer {
  readonly #bounds: Bounds;
  readonly #seats: readonly Seats[];
  readonly #states: StateSet;
  readonly #count: number;
  readonly #isBounded: boolean;
  /** Which number of a state is that of the turns taken; −1 where processes take none. */
  readonly #turnsAt: number;
  readonly #tallies: Tallies;
  readonly #state: Int32Array;
  readonly #successor: Int32Array;
  readonly #levels: number[] = [1];
  #next = 0;
  #levelEnd = 1;
  #isFull = false;
  #transitions = 0;

  constructor(subject: AnySubject, order: "fifo" | "any", bounds: Bounds) {
    const { space, members } = subject;
    invariant(space, "a protocol that is searched says what of its states counts");
    this.#bounds = bounds;
    this.#count = members.length;
    this.#isBounded = bounds.crashes + bounds.losses + bounds.timeouts > 0;
    const around: SearchWorld = {
      subject,
      space,
      isFifo: order === "fifo",
      canCrash: bounds.crashes > 0,
      canLose: bounds.losses > 0,
      indexOf: new Map(members.map(({ id }, index) => [id, index])),
      letter: (to, from, message) => at(this.#seats, to).letter(from, message),
    };
    this.#seats = members.map((_, process) => new Seats(process, around));
    this.#tallies = new Tallies(space);
    const bounded = this.#count + (this.#isBounded ? 1 : 0);
    this.#turnsAt = subject.turns === undefined ? -1 : bounded;
    const width = bounded + (subject.turns === undefined ? 0 : 1);
    this.#states = new StateSet(width);
    this.#state = new Int32Array(width);
    this.#successor = new Int32Array(width);
    this.#begin();
  }

  #begin(): void {
    const firsts = this.#seats.map((seats) => seats.first());
    for (const [process, { seat }] of firsts.entries()) this.#state[process] = seat;
    for (const { sends } of firsts) this.#post(this.#state, sends);
    if (this.#isBounded) this.#state[this.#count] = packed(this.#bounds);
    this.#states.add(this.#state, -1);
  }

  /** Looks at up to `count` more states. @returns whether there is more to do */
  advance(count: number): boolean {
    for (let done = 0; done < count && !this.isOver; done++) {
      this.#expand(this.#next);
      this.#next++;
      if (this.#next === this.#levelEnd && this.#states.size > this.#levelEnd) {
        this.#levels.push(this.#states.size - this.#levelEnd);
        this.#levelEnd = this.#states.size;
      }
    }
    return !this.isOver;
  }

  get isOver(): boolean {
    if (this.#isFull || this.#next === this.#states.size) return true;
    return this.#bounds.first && this.#tallies.isViolated;
  }

  get findings(): Findings {
    const beyond = this.#states.size - this.#levelEnd;
    return {
      states: this.#states.size,
      transitions: this.#transitions,
      levels: beyond > 0 ? [...this.#levels, beyond] : this.#levels,
      isOver: this.isOver,
      isComplete: !this.#isFull && this.#next === this.#states.size,
      entries: this.#tallies.entries,
      stuck: this.#tallies.stuck,
      ends: this.#tallies.ends,
      checks: this.#tallies.all,
      bytes: this.#states.bytes,
    };
  }

  /** A shortest run to what breaks the first of the space's checks that is broken. */
  get violation(): Violation | null {
    const { first } = this.#tallies;
    if (!first) return null;
    const way = this.#wayTo(first.from);
    return { check: first.check, way: first.taken ? [...way, first.taken] : way };
  }

  #expand(index: number): void {
    this.#states.read(index, this.#state);
    const state = this.#state;
    const turns = this.#turns;
    let canMove = false;
    for (let process = 0; process < this.#count; process++) {
      const moves = at(this.#seats, process).movesOf(state[process] as number, turns);
      for (const move of moves) {
        // A crash or a loss that is still allowed rescues no waiting process; a timeout that is set may.
        if (move.cost !== "crash" && move.cost !== "loss") canMove = true;
        if (move.cost !== "free" && !this.#allows(move.cost)) continue;
        this.#make(process, move);
        this.#transitions++;
        if (move.enters) this.#tallies.entered(this.#inside(), index, process, move);
        this.#tallies.stepped(index, process, move);
        if (this.#states.size < this.#bounds.statesMax) this.#states.add(this.#successor, index);
        else if (!this.#states.has(this.#successor)) {
          this.#isFull = true;
          return;
        }
      }
    }
    if (!canMove) this.#end(index);
  }

  /** How many are inside after the move. */
  #inside(): number {
    let inside = 0;
    for (let k = 0; k < this.#count; k++) if (this.#seat(this.#successor, k).isInside) inside++;
    return inside;
  }

  #end(index: number): void {
    const seats = this.#seats.map((_, k) => this.#seat(this.#state, k));
    const isAllAtRest = seats.every((seat) => seat.isAtRest);
    this.#tallies.ended(index, isAllAtRest, () =>
      seats.map(({ state, clock }) => ({ state, clockMs: clockAt(clock, 0) + slewLeft(clock, 0) })),
    );
  }

  get #turns(): number {
    return this.#turnsAt < 0 ? 0 : (this.#state[this.#turnsAt] as number);
  }

  /** The state after the move, into `#successor`. */
  #make(process: number, move: Move): void {
    const next = this.#successor;
    for (let k = 0; k < next.length; k++) next[k] = this.#state[k] as number;
    next[process] = move.to;
    this.#post(next, move.sends);
    if (move.cost !== "free") this.#spend(next, move.cost);
  }

  #spend(next: Int32Array, cost: Exclude<Cost, "free">): void {
    if (cost === "turn") next[this.#turnsAt] = (next[this.#turnsAt] as number) + 1;
    else next[this.#count] = (next[this.#count] as number) - unit[cost];
  }

  #post(state: Int32Array, sends: Int32Array): void {
    for (let k = 0; k < sends.length; k += 2) {
      const to = sends[k] as number;
      state[to] = (this.#seats[to] as Seats).afterSend(state[to] as number, sends[k + 1] as number);
    }
  }

  #seat(state: Int32Array, process: number): Seat {
    return at(this.#seats, process).get(state[process] as number);
  }

  #allows(cost: Exclude<Cost, "free">): boolean {
    // A turn that is not left has no move.
    if (cost === "turn") return true;
    return this.#isBounded && left(this.#state[this.#count] as number, cost) > 0;
  }

  /** The moves that led to a state, found again by trying. */
  #wayTo(index: number): Taken[] {
    const indices: number[] = [];
    for (let at = index; at > 0; at = this.#states.parent(at)) indices.unshift(at);
    let from = 0;
    return indices.map((to) => {
      const taken = this.#moveBetween(from, to);
      from = to;
      return taken;
    });
  }

  #moveBetween(from: number, to: number): Taken {
    this.#states.read(from, this.#state);
    const wanted = new Int32Array(this.#states.width);
    this.#states.read(to, wanted);
    for (let process = 0; process < this.#count; process++) {
      for (const move of at(this.#seats, process).movesOf(this.#state[process] as number, this.#turns)) {
        if (move.cost !== "free" && !this.#allows(move.cost)) continue;
        this.#make(process, move);
        if (wanted.every((word, k) => word === this.#successor[k])) return { process, move };
      }
    }
    throw new Error("a state is found from its parent");
  }
}

/** More crashes, losses or time-outs than this in one run are not counted. */
export const MOST_FAILURES = 1023;

/** How many crashes, losses and timeouts are still allowed, ten bits each. */
const unit = { crash: 1, loss: 1 << 10, timeout: 1 << 20 } as const;

function packed({ crashes, losses, timeouts }: Bounds): number {
  return crashes * unit.crash + losses * unit.loss + timeouts * unit.timeout;
}

function left(word: number, cost: Bounded): number {
  return Math.floor(word / unit[cost]) & 1023;
}
