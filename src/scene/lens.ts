import { relation, type Relation } from "../trace/causality.ts";
import type { Trace } from "../trace/trace.ts";
import type { DiagramScene } from "./diagram.ts";

/** A diagram seen from one step: what led to it, what follows from it, and what has nothing to do with it. */
export interface Lens {
  readonly step: number;
  of(step: number): Relation;
  /** A message belongs to the past where the step that received it does, to the future where its sending does. */
  ofFlight(sentStep: number, endStep: number): Relation;
}

export function lensOn(trace: Trace, scene: DiagramScene, step: number): Lens {
  const known = new Map(scene.steps.map((mark) => [mark.step, relation(trace, step, mark.step)]));
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

export interface LensCounts {
  readonly past: number;
  readonly future: number;
  readonly concurrent: number;
}

/** How many steps of the whole run stand how to this one. */
export function lensCounts(trace: Trace, step: number): LensCounts {
  const counts = { past: 0, self: 0, future: 0, concurrent: 0 };
  for (const { index } of trace.steps) counts[relation(trace, step, index)]++;
  return counts;
}
