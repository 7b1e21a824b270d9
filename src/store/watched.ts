import type { ProcessId } from "../base/words.ts";
import { stateOf } from "../experiments/sockets/python/own.ts";
import type { Run } from "./run.ts";

/** A name of a student's own program that is watched, and its values over a run. */
export interface Watched {
  readonly process: number;
  readonly id: ProcessId;
  readonly name: string;
  /** Each value from the step on at which it was first seen. */
  readonly values: readonly WatchedValue[];
}

export interface WatchedValue {
  readonly step: number;
  readonly atMs: number;
  readonly text: string;
  /** Null where it is no number. */
  readonly number: number | null;
}

const found = new WeakMap<Run, readonly Watched[]>();

/** Everything that is watched in a run, in the order of the processes. Gathered once a run. */
export function watchedIn(run: Run): readonly Watched[] {
  const known = found.get(run);
  if (known) return known;
  const all = run.trace.processes.map((id, process) =>
    (stateOf(run.trace.initial[process])?.config.watch ?? []).map((name) => ({
      process,
      id,
      name,
      values: [] as WatchedValue[],
    })),
  );
  for (const { index, process, atMs, state } of run.trace.steps) {
    const own = all[process];
    if (!own || own.length === 0) continue;
    const watched = stateOf(state)?.watched ?? [];
    own.forEach(({ values }, place) => {
      const text = watched[place] ?? null;
      if (text === null || text === values[values.length - 1]?.text) return;
      values.push({ step: index, atMs, text, number: numberIn(text) });
    });
  }
  const flat = all.flat();
  found.set(run, flat);
  return flat;
}

/** The value that stands at a step; null before the first. */
export function valueAt({ values }: Watched, cursor: number): WatchedValue | null {
  return values.findLast(({ step }) => step <= cursor) ?? null;
}

/** A number as Python writes it. */
function numberIn(text: string): number | null {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(text) ? Number(text) : null;
}
