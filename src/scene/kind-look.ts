import type { Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * How kinds of messages look apart without colour: what asks is solid with a full head, what answers is dotted
 * with an open one, everything else dashed, each with a pattern of its own in the order of first use.
 */
export interface KindLook {
  /** Lengths of dashes and gaps; null for a solid line. */
  readonly dash: readonly number[] | null;
  readonly head: "full" | "open" | "round";
}

const dashes = [
  [7, 4],
  [10, 4, 2, 4],
  [4, 3],
  [12, 4],
];

/** The look of every kind, by the order in which the kinds first occur. */
export function kindLooks(
  kinds: readonly string[],
  { roleOf }: Pick<Reader<unknown, unknown>, "roleOf">,
): ReadonlyMap<string, KindLook> {
  const looks = new Map<string, KindLook>();
  let others = 0;
  for (const kind of kinds) {
    if (looks.has(kind)) continue;
    const role = roleOf(kind);
    if (role === "ask") looks.set(kind, { dash: null, head: "full" });
    else if (role === "answer") looks.set(kind, { dash: [1, 5], head: "open" });
    else looks.set(kind, { dash: dashes[others++ % dashes.length] ?? null, head: "round" });
  }
  return looks;
}

const found = new WeakMap<Trace, ReadonlyMap<string, KindLook>>();

/** The look of every kind of message in a run. Gathered once a run. */
export function looksOf(trace: Trace, reader: Reader<unknown, unknown>): ReadonlyMap<string, KindLook> {
  const known = found.get(trace);
  if (known) return known;
  const looks = kindLooks([...new Set(trace.flights.map(({ message }) => reader.kindOf(message)))], reader);
  found.set(trace, looks);
  return looks;
}
