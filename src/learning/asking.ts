import type { Scenario } from "../scenario/scenario.ts";
import type { Dice } from "./dice.ts";
import type { Pattern } from "./pattern.ts";
import { holds, type Predicate } from "./predicate.ts";
import { play, type Ran } from "./ran.ts";

/** A question about one run, before its answers are shuffled. */
export interface Asking {
  readonly text: string;
  /** The step that is shown while the question is open: nothing after it is. */
  readonly step: number;
  /** Exactly one of the claims holds in the run. */
  readonly options: readonly Option[];
}

export interface Option {
  readonly text: string;
  /** What must be true of the run for this answer to be right. */
  readonly claim: Predicate;
  /** The rule that decides, in a sentence or two: read by who chose this answer. */
  readonly because: string;
  /** Finds another run, in which this answer is right; null where only the rule can tell. */
  readonly play: (() => Scenario | null) | null;
}

/** Asks one kind of question of a run. `dice`: draws of the question's seed. */
export type Asks = (ran: Ran, dice: Dice) => Asking;

/** The first of the scenarios in whose run the claim holds; null where it holds in none. */
export function playable(
  { experiment }: Ran,
  claim: Predicate,
  others: readonly Scenario[],
): Scenario | null {
  return others.find((scenario) => holds(claim, play(experiment, scenario))) ?? null;
}

/** A value that is within `off` of this one. */
export function about(value: number, off: number): { readonly atLeast: number; readonly atMost: number } {
  return { atLeast: value - off, atMost: value + off };
}

/** The step with this number, and more that is expected of it. */
export function atStep(step: number, more: Pattern = {}): Predicate {
  return { step: { step, ...more } };
}
