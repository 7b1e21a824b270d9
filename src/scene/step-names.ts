import type { Trace } from "../trace/trace.ts";

const found = new WeakMap<Trace, readonly string[]>();

/**
 * A name for every step by which it is found again in another run of the same story: the message that it ended,
 * or the how many-th of its kind it is for its process. Given once a run.
 */
export function stepNames(trace: Trace): readonly string[] {
  const known = found.get(trace);
  if (known) return known;
  const counts = new Map<string, number>();
  const names = trace.steps.map(({ process, happening, flight }) => {
    const ended = trace.flights[flight];
    if (ended) return `${ended.name}${ended.copy ? "+" : ""}`;
    const kind = `${process} ${happening.kind}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind} ${count}`;
  });
  found.set(trace, names);
  return names;
}

const places = new WeakMap<Trace, ReadonlyMap<string, number>>();

/** Where the step of a name is; a copy's second arrival is the later one. */
export function stepNamed(trace: Trace, name: string): number | undefined {
  let known = places.get(trace);
  if (!known) {
    known = new Map(stepNames(trace).map((each, index) => [each, index]));
    places.set(trace, known);
  }
  return known.get(name);
}
