import { relation, type Relation } from "../trace/causality.ts";
import { relationCounts } from "../trace/relation-counts.ts";
import type { Trace } from "../trace/trace.ts";
import type { StepMark } from "./diagram-steps.ts";

/** How much is left of what has nothing to do with the step that the lens looks from. */
export const concurrent = 0.16;
/** How much the lens leaves of lanes and bars. */
export const lensed = 0.3;

/** A diagram seen from one step: what led to it, what follows from it, and what has nothing to do with it. */
export interface Lens {
  readonly step: number;
  of(step: number): Relation;
  /** A message belongs to the past where the step that received it does, to the future where its sending does. */
  ofFlight(sentStep: number, endStep: number): Relation;
}

export function lensOn(trace: Trace, { steps }: { readonly steps: readonly StepMark[] }, step: number): Lens {
  const known = new Map(steps.map((mark) => [mark.step, relation(trace, step, mark.step)]));
  const of = (other: number): Relation => known.get(other) ?? relation(trace, step, other);
  return {
    step,
    of,
    ofFlight(sentStep, endStep) {
      const end = endStep < 0 ? "concurrent" : of(endStep);
      if (end === "past" || end === "self") return "past";
      const sent = of(sentStep);
      return sent === "future" || sent === "self" ? "future" : "concurrent";
    },
  };
}

/** The lens in words: how many steps led to this one, how many follow from it, and how many do neither. */
export interface LensWords {
  readonly past: string;
  readonly future: string;
  readonly concurrent: string;
}

export function lensWords(trace: Trace, step: number): LensWords {
  const { past, future, concurrent } = relationCounts(trace, step);
  return {
    past: past === 0 ? "nothing led here" : `${past} ${past === 1 ? "step" : "steps"} led here`,
    future:
      future === 0 ? "nothing follows from it" : `${future} ${future === 1 ? "follows" : "follow"} from it`,
    concurrent:
      concurrent === 0 ? "none is concurrent" : `${concurrent} ${concurrent === 1 ? "is" : "are"} concurrent`,
  };
}
