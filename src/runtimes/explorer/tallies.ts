import { at } from "../../base/invariant.ts";
import type { Checked } from "../../contract/search.ts";
import { checksOf, type AtEnd, type SpaceCheck, type Space } from "../../contract/space.ts";
import type { Move } from "./seat.ts";

/** Where a check was broken first: in the state `from`, or by what was taken there. */
export interface FirstBreak<Taken> {
  readonly check: string;
  readonly from: number;
  readonly taken: Taken | null;
}

interface Tally<Taken> {
  readonly check: SpaceCheck;
  seen: number;
  broken: number;
  first: FirstBreak<Taken> | null;
}

/** How often each check of a space was looked at and broken, and where it was broken first. */
export class Tallies<Taken> {
  readonly #space: Space<unknown, unknown>;
  readonly #all: readonly Tally<Taken>[];
  readonly #inStep: readonly Tally<Taken>[];
  readonly #atEnd: readonly Tally<Taken>[];
  readonly #alone: Tally<Taken>;
  readonly #served: Tally<Taken>;
  #isViolated = false;

  constructor(space: Space<unknown, unknown>) {
    this.#space = space;
    const byCheck = new Map(checksOf(space).map((check) => [check, tallyOf<Taken>(check)]));
    const tallied = (check: SpaceCheck) => byCheck.get(check) ?? tallyOf<Taken>(check);
    this.#all = [...byCheck.values()];
    this.#inStep = space.inStep.map(tallied);
    this.#atEnd = space.atEnd.map(tallied);
    this.#alone = tallied(space.alone);
    this.#served = tallied(space.served);
  }

  get all(): readonly Checked[] {
    return this.#all.map(({ check: { id, title, seenIn }, seen, broken }) => ({
      id,
      title,
      seenIn,
      seen,
      broken,
    }));
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

  /** The first break of the check that comes first in the space's list; of what is only counted none. */
  get first(): FirstBreak<Taken> | null {
    const tally = this.#all.find(({ check, first }) => first && check.weight !== "price");
    return tally?.first ?? null;
  }

  /** Somebody comes in; `inside` are in it then, with that one. */
  entered(inside: number, from: number, taken: Taken): void {
    this.#alone.seen++;
    if (inside > 1) this.#break(this.#alone, from, taken);
  }

  stepped({ holds, breaks }: Move, from: number, taken: Taken): void {
    const seen = holds | breaks;
    for (let k = 0; seen >>> k !== 0; k++) {
      if (((seen >>> k) & 1) === 0) continue;
      const tally = at(this.#inStep, k);
      tally.seen++;
      if (((breaks >>> k) & 1) === 1) this.#break(tally, from, taken);
    }
  }

  /** Nothing can happen any more in the state `from`. */
  ended(from: number, isAllAtRest: boolean, processes: () => readonly AtEnd<unknown>[]): void {
    this.#served.seen++;
    if (!isAllAtRest) return this.#break(this.#served, from, null);
    if (this.#atEnd.length === 0) return;
    const seen = processes();
    for (const [k, check] of this.#space.atEnd.entries()) {
      const looked = check.look(seen);
      if (looked === null) continue;
      const tally = at(this.#atEnd, k);
      tally.seen++;
      if (looked === "broken") this.#break(tally, from, null);
    }
  }

  #break(tally: Tally<Taken>, from: number, taken: Taken | null): void {
    tally.broken++;
    tally.first ??= { check: tally.check.id, from, taken };
    if (tally.check.weight === "violation") this.#isViolated = true;
  }
}

function tallyOf<Taken>(check: SpaceCheck): Tally<Taken> {
  return { check, seen: 0, broken: 0, first: null };
}
