import { at } from "../base/invariant.ts";
import { interestingSteps } from "./interesting.ts";
import { lastAtMost } from "../trace/timeline.ts";
import { partingOf } from "./parting.ts";
import type { Run } from "./run.ts";
import { sameMoment } from "./same-moment.ts";

/** A step of the ghost that is looked at, for as long as the run beside it stays where it was. */
export interface Beside {
  readonly step: number;
  readonly cursor: number;
  readonly run: Run;
  readonly ghost: Run;
}

/** A run at a step, the run that it is compared with, and the step that was gone to in that. */
interface Where {
  readonly run: Run;
  readonly ghost: Run | null;
  readonly cursor: number;
  readonly beside: Beside | null;
}

/** The ghost's cursor: the step that the user chose, otherwise the step at the run's time. */
export function besideStep({ run, ghost, cursor, beside }: Where): number {
  if (ghost === null) return cursor;
  const isHere = beside?.run === run && beside.ghost === ghost && beside.cursor === cursor;
  return isHere ? beside.step : sameMoment(run, cursor, ghost);
}

/** The run and the ghost, at the steps that stand side by side. */
interface Pair {
  readonly cursor: number;
  readonly step: number;
}

/**
 * `steps` pairs further on, or back where it is less than 0: a walk on which every step of both runs comes by, in
 * the order of their moments.
 */
export function pairBy(where: Where, steps: number): Pair {
  const { run, ghost, cursor } = where;
  if (ghost === null) return { cursor, step: cursor };
  const pairs = pairsOf(ghost, run);
  const here = placeIn(pairs, cursor + besideStep(where));
  return at(pairs, Math.max(0, Math.min(pairs.length - 1, here + steps)));
}

/** The next pair on, or back, with a step that matters in its run; the last one where there is none. */
export function pairThatMatters(where: Where, direction: 1 | -1): Pair {
  let { cursor } = where;
  let step = besideStep(where);
  const { run, ghost } = where;
  if (ghost === null) return { cursor, step };
  for (;;) {
    const beside = { step, cursor, run, ghost };
    const pair = pairBy({ run, ghost, cursor, beside }, direction);
    const [moved, other] = [pair.cursor !== cursor, pair.step !== step];
    if (!moved && !other) return pair;
    if ((moved && matters(run, pair.cursor)) || (other && matters(ghost, pair.step))) return pair;
    ({ cursor, step } = pair);
  }
}

function matters(run: Run, step: number): boolean {
  const steps = interestingSteps(run);
  return steps[lastAtMost(steps, step)] === step;
}

/** Whether there is no further step, in the run or in a ghost beside it. */
export function isAtEnd(where: Where & { readonly comparing: boolean }): boolean {
  const { run, ghost, cursor, comparing } = where;
  const isLast = cursor === run.trace.steps.length - 1;
  return isLast && (!comparing || ghost === null || besideStep(where) === ghost.trace.steps.length - 1);
}

const found = new WeakMap<Run, WeakMap<Run, readonly Pair[]>>();

function pairsOf(ghost: Run, run: Run): readonly Pair[] {
  let row = found.get(ghost);
  if (!row) found.set(ghost, (row = new WeakMap()));
  const known = row.get(run);
  if (known) return known;
  const pairs = merged(ghost, run);
  row.set(run, pairs);
  return pairs;
}

/** Up to where they part both go on together, then whichever is next; both where they are next at the same time. */
function merged(ghost: Run, run: Run): Pair[] {
  const { steps: mine } = run.trace;
  const { steps: theirs } = ghost.trace;
  const parting = Math.max(1, partingOf(ghost, run) ?? mine.length);
  const pairs: Pair[] = [];
  for (let step = 0; step < parting; step++) pairs.push({ cursor: step, step });
  let cursor = parting - 1;
  let step = parting - 1;
  for (;;) {
    const nextMs = mine[cursor + 1]?.atMs ?? Infinity;
    const ghostMs = theirs[step + 1]?.atMs ?? Infinity;
    if (nextMs === Infinity && ghostMs === Infinity) return pairs;
    if (nextMs <= ghostMs) cursor++;
    if (ghostMs <= nextMs) step++;
    pairs.push({ cursor, step });
  }
}

/** The last pair whose steps add up to no more than `sum`: it grows from pair to pair. */
function placeIn(pairs: readonly Pair[], sum: number): number {
  let low = 0;
  let high = pairs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const { cursor, step } = at(pairs, middle);
    if (cursor + step <= sum) low = middle;
    else high = middle - 1;
  }
  return low;
}
