import { at } from "../../base/invariant.ts";
import type { Checked } from "../../contract/search.ts";
import { checksOf, type AtEnd, type SpaceCheck, type Space } from "../../contract/space.ts";
import type { Move } from "./seat.ts";

/** One thing that one process does. */
export interface Taken {
  readonly process: number;
  readonly move: Move;
}

/** Where a check was broken first: in the state `from`, or by what was taken there. */
export interface FirstBreak {
  readonly check: string;
  readonly from: number;
  readonly taken: Taken | null;
}

interface Tally {
  readonly check: SpaceCheck;
  seen: number;
  broken: number;
  first: FirstBreak | null;
}

/** How often each check of a space was tested and broken, and where it was broken first. */
export class Tallies {
  readonly #space: Space<unknown, unknown>;
  readonly #all: readonly Tally[];
  readonly #inStep: readonly Tally[];
  /** How many transitions were tested by which checks of single steps: bit k of the index is the k-th. */
  readonly #looks: Float64Array;
  readonly #atEnd: readonly Tally[];
  readonly #alone: Tally;
  readonly #served: Tally;
  #isViolated = false;

  constructor(space: Space<unknown, unknown>) {
    this.#space = space;
    const byCheck = new Map(checksOf(space).map((check) => [check, tallyOf(check)]));
    const tallied = (check: SpaceCheck) => byCheck.get(check) ?? tallyOf(check);
    this.#all = [...byCheck.values()];
    this.#inStep = space.inStep.map(tallied);
    this.#looks = new Float64Array(1 << space.inStep.length);
    this.#atEnd = space.atEnd.map(tallied);
    this.#alone = tallied(space.alone);
    this.#served = tallied(space.served);
  }

  get all(): readonly Checked[] {
    for (const [k, tally] of this.#inStep.entries()) tally.seen = this.#looksOf(k);
    return this.#all.map(({ check: { id, title, seenIn }, seen, broken }) => ({
      id,
      title,
      seenIn,
      seen,
      broken,
    }));
  }

  #looksOf(k: number): number {
    return this.#looks.reduce((sum, looks, mask) => ((mask & (1 << k)) === 0 ? sum : sum + looks), 0);
  }

  get entries(): number {
    return this.#alone.seen;
  }

  get stuck(): number {
    return this.#served.broken;
  }

  get ends(): number {
    return this.#served.seen - this.#served.broken;
  }

  /** Whether something is broken that a search for the first violation stops at. */
  get isViolated(): boolean {
    return this.#isViolated;
  }

  /** The first violation of the first broken check in the space's list, without checks that are only counted. */
  get first(): FirstBreak | null {
    const tally = this.#all.find(({ check, first }) => first && check.weight !== "price");
    return tally?.first ?? null;
  }

  /** The process comes in by the move, taken in the state `from`; `inside` are in it then, with that one. */
  entered(inside: number, from: number, process: number, move: Move): void {
    this.#alone.seen++;
    if (inside > 1) this.#break(this.#alone, from, { process, move });
  }

  /** A move that a check of single steps had a look at, or not. This is called for every transition. */
  stepped(from: number, process: number, move: Move): void {
    const { breaks } = move;
    (this.#looks[move.holds | breaks] as number)++;
    if (breaks === 0) return;
    for (const [k, tally] of this.#inStep.entries())
      if ((breaks & (1 << k)) !== 0) this.#break(tally, from, { process, move });
  }

  /** Nothing can happen any more in the state `from`. */
  ended(from: number, isAllAtRest: boolean, processes: () => readonly AtEnd<unknown>[]): void {
    this.#served.seen++;
    if (!isAllAtRest) return this.#break(this.#served, from, null);
    if (this.#atEnd.length === 0) return;
    const seen = processes();
    for (const [k, check] of this.#space.atEnd.entries()) {
      const tested = check.test(seen);
      if (tested === null) continue;
      const tally = at(this.#atEnd, k);
      tally.seen++;
      if (tested === "broken") this.#break(tally, from, null);
    }
  }

  #break(tally: Tally, from: number, taken: Taken | null): void {
    tally.broken++;
    tally.first ??= { check: tally.check.id, from, taken };
    if (tally.check.weight === "violation") this.#isViolated = true;
  }
}

function tallyOf(check: SpaceCheck): Tally {
  return { check, seen: 0, broken: 0, first: null };
}
