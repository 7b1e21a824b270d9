import * as v from "valibot";
import type { Experiment } from "../experiments/experiment.ts";
import type { ExperimentId, Intervention, Scenario } from "../scenario/scenario.ts";
import { allowed, movesBetween, refusedMove, type Allowed, type Move } from "./moves.ts";
import { holds, predicate, shownAt, type Predicate } from "./predicate.ts";
import type { Ran } from "./ran.ts";
import { change, changedBy, scenarioOf, source, type Change, type Source } from "./source.ts";

/** A level: a run to begin with, what may be done to it, and what must become of it. */
export interface Challenge {
  readonly id: string;
  readonly experiment: ExperimentId;
  readonly title: string;
  /** What the player is to do, in two sentences at most. */
  readonly text: string;
  /** What to look at next: shown when the player asks for a hint. */
  readonly hint: string;
  readonly from: Source;
  readonly may: readonly Allowed[];
  readonly goal: Predicate;
  /** What reaches the goal; a test runs it. */
  readonly solution: Change;
  /** With so many interventions at most a win has three stars, and two. */
  readonly stars: readonly [number, number];
}

export const challenge: v.GenericSchema<unknown, Challenge> = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  experiment: v.picklist(["sockets", "berkeley", "ricart-agrawala"]),
  title: v.string(),
  text: v.string(),
  hint: v.string(),
  from: source,
  may: v.array(allowed),
  goal: predicate,
  solution: change,
  stars: v.tuple([v.number(), v.number()]),
});

/** How a challenge stands in a run. */
export type Standing =
  /** The run is of another scenario. */
  | { readonly is: "elsewhere" }
  /** Something was done that the challenge does not allow; null: a part of its beginning was taken away. */
  | { readonly is: "refused"; readonly move: Move | null }
  | { readonly is: "open"; readonly moves: number }
  /** `step`: where it can be seen, if a step shows it. */
  | { readonly is: "won"; readonly moves: number; readonly stars: 1 | 2 | 3; readonly step: number | null };

export function startOf(experiment: Experiment, level: Challenge, seed: number): Scenario {
  return { ...scenarioOf(experiment, level.from, seed), title: level.title };
}

/** Every run that reaches the goal by allowed moves wins, whatever the moves are. */
export function standing(level: Challenge, start: Scenario, ran: Ran): Standing {
  const { scenario } = ran;
  if (scenario.experiment !== level.experiment || scenario.title !== start.title) return { is: "elsewhere" };
  const { made, removed } = movesBetween(start, scenario);
  if (removed > 0) return { is: "refused", move: null };
  const refused = refusedMove(level.may, made, ran);
  if (refused) return { is: "refused", move: refused };
  const moves = made.length;
  if (!holds(level.goal, ran)) return { is: "open", moves };
  const [three, two] = level.stars;
  return {
    is: "won",
    moves,
    stars: moves <= three ? 3 : moves <= two ? 2 : 1,
    step: shownAt(level.goal, ran),
  };
}

/** The scenario of the reference solution. */
export function solved(level: Challenge, start: Scenario): Scenario {
  const { interventions = [], ...rest } = level.solution;
  const all = [...start.interventions, ...(interventions as readonly Intervention[])];
  return changedBy(start, { ...rest, interventions: all });
}
