import { lerp } from "../geometry.ts";
import type { Mark } from "./mark.ts";

/**
 * What lies between two pictures: time that goes on, time that goes back, or a change of the run. A change has no time
 * to come from: then a pill comes from the nearer end of its curve, and leaves by it.
 */
export type Direction = "forward" | "back" | "changed";

interface Passage {
  readonly from: Mark;
  readonly to: Mark;
}

/**
 * What is seen on the way from one picture's marks to the next one's, by the share of the way, from 0 to 1. Marks with
 * the same key move; a pill stays on its curve. What appears or leaves fades, a pill out of its curve's end. At share 1,
 * and where nothing differs, the answer is `after` itself.
 */
export function between(
  before: readonly Mark[],
  after: readonly Mark[],
  direction: Direction,
): (share: number) => readonly Mark[] {
  const old = new Map(before.map((mark) => [mark.key, mark]));
  const passages = after.map((to): Passage => {
    const from = old.get(to.key);
    return { from: sharing(from?.kind === to.kind ? from : absent(to, cameFrom(to, direction)), to), to };
  });
  const all = withLeaving(before, passages, direction);
  if (all.every(({ from, to }) => from === to)) return () => after;
  return (share) =>
    share >= 1 ? after : all.map(({ from, to }) => (share <= 0 ? from : mixed(from, to, share)));
}

/** With the marks that leave, each over the mark that it lay over before. */
function withLeaving(
  before: readonly Mark[],
  passages: readonly Passage[],
  direction: Direction,
): readonly Passage[] {
  const staying = new Set(passages.map(({ to }) => to.key));
  const over = new Map<string | null, Passage[]>();
  let under: string | null = null;
  for (const from of before) {
    if (staying.has(from.key)) under = from.key;
    else over.set(under, [...(over.get(under) ?? []), { from, to: absent(from, goesTo(from, direction)) }]);
  }
  const leaving = (key: string | null) => over.get(key) ?? [];
  return [...leaving(null), ...passages.flatMap((passage) => [passage, ...leaving(passage.to.key)])];
}

function cameFrom(mark: Mark, direction: Direction): number {
  if (mark.kind !== "pill") return 0;
  return direction === "changed" ? nearerEnd(mark) : mark.ends[direction === "forward" ? 0 : 1];
}

function goesTo(mark: Mark, direction: Direction): number {
  if (mark.kind !== "pill") return 0;
  return direction === "changed" ? nearerEnd(mark) : mark.ends[direction === "forward" ? 1 : 0];
}

function nearerEnd({ share, ends: [from, to] }: Extract<Mark, { kind: "pill" }>): number {
  return Math.abs(share - from) <= Math.abs(share - to) ? from : to;
}

/** The mark where it cannot be seen, a pill at `share` of its curve. */
function absent(mark: Mark, share: number): Mark {
  const faded = unseen(mark);
  return faded.kind === "pill" ? { ...faded, share } : faded;
}

function unseen<T extends object>(of: T): T {
  return changed(of, (value, name) => (name === "alpha" ? 0 : isRecord(value) ? unseen(value) : value));
}

/** All numbers in between, but colours: those and everything else are those of `to` at once. */
function mixed<T extends object>(from: T, to: T, share: number): T {
  if (from === to) return to;
  return changed(to, (value, name) => {
    const was = (from as Readonly<Record<string, unknown>>)[name];
    if (typeof value === "number" && typeof was === "number" && name !== "ink")
      return lerp(was, value, share);
    return isRecord(value) && isRecord(was) ? mixed(was, value, share) : value;
  });
}

/** `from`, with all that is the same in `to` taken from there: those parts are not mixed in every frame. */
function sharing<T>(from: T, to: T): T {
  if (from === to || typeof from !== "object" || typeof to !== "object" || !from || !to) return from;
  const was = Object.entries(from);
  const is = to as Readonly<Record<string, unknown>>;
  const parts = was.map(([name, value]) => [name, sharing<unknown>(value, is[name])] as const);
  if (was.length === Object.keys(to).length && parts.every(([name, part]) => part === is[name])) return to;
  return Array.isArray(from) ? from : (Object.fromEntries(parts) as T);
}

function changed<T extends object>(of: T, change: (value: unknown, name: string) => unknown): T {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(of)) copy[name] = change(value, name);
  return copy as T;
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
