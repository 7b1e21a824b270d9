import { at } from "../base/invariant.ts";
import type { Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * How kinds of messages look apart without colour: what asks is solid with a full head, what answers is dotted with
 * an open one, everything else is dashed. Of several kinds with one role each has a head of its own, in the order of
 * first use.
 */
export interface KindLook {
  /** Lengths of dashes and gaps; null for a solid line. */
  readonly dash: readonly number[] | null;
  readonly head: Head;
}

export type Head = "full" | "open" | "double" | "round" | "square" | "diamond";

/** Whether a head is drawn by its outline alone. */
export function isOutlined(head: Head): boolean {
  return head === "open" || head === "double";
}

const answering: readonly Head[] = ["open", "double"];
const telling: readonly { readonly head: Head; readonly dash: readonly number[] }[] = [
  { head: "round", dash: [7, 4] },
  { head: "square", dash: [12, 4] },
  { head: "diamond", dash: [4, 3] },
  { head: "round", dash: [10, 4, 2, 4] },
];

/** The look of every kind, by the order in which the kinds first occur. */
export function kindLooks(
  kinds: readonly string[],
  { roleOf }: Pick<Reader<unknown, unknown>, "roleOf">,
): ReadonlyMap<string, KindLook> {
  const looks = new Map<string, KindLook>();
  const counts = { answer: 0, other: 0 };
  const nextOf = <T>(all: readonly T[], role: "answer" | "other") => at(all, counts[role]++ % all.length);
  for (const kind of kinds) {
    if (looks.has(kind)) continue;
    const role = roleOf(kind);
    if (role === "ask") looks.set(kind, { dash: null, head: "full" });
    else if (role === "answer") looks.set(kind, { dash: [1, 5], head: nextOf(answering, role) });
    else looks.set(kind, nextOf(telling, role));
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

const firsts = new WeakMap<Trace, ReadonlyMap<string, number>>();

/** Which kinds of messages have been sent up to a step: of the others nothing is said where what comes is hidden. */
export function kindsUntil(
  trace: Trace,
  reader: Reader<unknown, unknown>,
  step: number,
): (kind: string) => boolean {
  let first = firsts.get(trace);
  if (!first) {
    // From the last to the first: what is written last is the first of its kind.
    first = new Map(
      trace.flights.toReversed().map(({ message, sentStep }) => [reader.kindOf(message), sentStep]),
    );
    firsts.set(trace, first);
  }
  const known = first;
  return (kind) => (known.get(kind) ?? Infinity) <= step;
}
