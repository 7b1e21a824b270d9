import { at } from "../base/invariant.ts";
import { finished, type Work } from "../base/work.ts";
import type { Trace, TraceStep } from "./trace.ts";

/**
 * The first step at which two runs part: its index in both. Where one run is only the beginning of the other, that
 * is the first step that it lacks; null where both are the same. What comes before happened alike in both.
 */
export function firstDifference(a: Trace, b: Trace): number | null {
  return finished(firstDifferenceIn(a, b));
}

/** So many steps are compared between two places to put the work aside. */
const stride = 1024;

/** The same as work that can pause. */
export function* firstDifferenceIn(a: Trace, b: Trace): Work<number | null> {
  const common = Math.min(a.steps.length, b.steps.length);
  for (let i = 0; i < common; i++) {
    if (!sameStep(a, at(a.steps, i), b, at(b.steps, i))) return i;
    if (i % stride === stride - 1) yield;
  }
  return a.steps.length === b.steps.length ? null : common;
}

/** Whether two steps are the same happening with the same effects, at the same time. */
function sameStep(a: Trace, mine: TraceStep, b: Trace, theirs: TraceStep): boolean {
  return (
    mine.process === theirs.process &&
    mine.atMs === theirs.atMs &&
    mine.happening.kind === theirs.happening.kind &&
    a.flights[mine.flight]?.name === b.flights[theirs.flight]?.name &&
    sameSent(a, mine, b, theirs) &&
    equal(mine.happening, theirs.happening) &&
    equal(mine.effects, theirs.effects)
  );
}

/** The same messages under the same names; when they arrive shows at later steps. */
function sameSent(a: Trace, mine: TraceStep, b: Trace, theirs: TraceStep): boolean {
  if (mine.sentCount !== theirs.sentCount) return false;
  for (let i = 0; i < mine.sentCount; i++) {
    const one = a.flights[mine.firstSent + i];
    const other = b.flights[theirs.firstSent + i];
    if (one?.name !== other?.name || one?.copy !== other?.copy) return false;
  }
  return true;
}

/** Equality of JSON values. Run for every step of a run while an arrow head is dragged: it makes nothing. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys)
    if (!equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  return true;
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false;
  return true;
}
