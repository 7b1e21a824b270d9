import type { Trace } from "./trace.ts";

/** How another step stands to the one in question: before it, after it, the same, or concurrent with it. */
export type Relation = "past" | "self" | "future" | "concurrent";

/**
 * Whether step `a` happened before step `b` (Lamport 1978): there is a way from a to b along the processes'
 * own lanes and the messages. Told by vector stamps in one comparison. A message that was lost ends in a step
 * of no process: it follows from whatever its sending follows from, and leads to nothing.
 */
export function happenedBefore(trace: Trace, a: number, b: number): boolean {
  if (a === b) return false;
  const first = trace.steps[a];
  const second = trace.steps[b];
  if (!first || !second) return false;
  if (a === 0) return true;
  if (second.process < 0)
    return second.cause >= 0 && (second.cause === a || happenedBefore(trace, a, second.cause));
  if (first.process < 0) return false;
  const known = trace.stamps.vector(b)[first.process] ?? 0;
  const own = trace.stamps.vector(a)[first.process] ?? 0;
  return known >= own;
}

export function relation(trace: Trace, step: number, other: number): Relation {
  if (step === other) return "self";
  if (happenedBefore(trace, other, step)) return "past";
  return happenedBefore(trace, step, other) ? "future" : "concurrent";
}
