import type { Problem } from "../record.ts";
import type { Logged } from "./log.ts";

/** What the clocks of one execution say of the order of its events. */
export interface Order {
  /** Edges between hosts: who knew, and what was learned. */
  readonly edges: readonly (readonly [from: Logged, to: Logged])[];
  /** The place of each event on the longest way to it; the record's order, where clocks contradict one another. */
  readonly rank: ReadonlyMap<Logged, number>;
  readonly problems: readonly Problem[];
}

export function orderOf(events: readonly Logged[], nameOf: (file: number) => string): Order {
  const hosts = new Map<string, Logged[]>();
  const problems: Problem[] = [];
  const tell = (kind: string, event: Logged, text: string) =>
    problems.push({ kind, file: nameOf(event.file), line: event.line, text });
  for (const event of events) {
    const list = hosts.get(event.host) ?? [];
    hosts.set(event.host, list);
    if (event.own === null)
      tell("no-own-entry", event, `The clock of ${event.host} has no entry for ${event.host} itself.`);
    else list.push(event);
  }
  const numbered = new Map<string, Map<number, Logged>>();
  for (const [host, list] of hosts) {
    list.sort((a, b) => (a.own ?? 0) - (b.own ?? 0));
    const byOwn = new Map<number, Logged>();
    let previous = 0;
    for (const event of list) {
      const own = event.own ?? 0;
      if (byOwn.has(own)) tell("repeated", event, `${host} has two events with its own value ${own}.`);
      else byOwn.set(own, event);
      if (own > previous + 1)
        tell(
          "hole",
          event,
          previous === 0
            ? `The clock of ${host} begins at ${own}, not at 1.`
            : `The clock of ${host} goes from ${previous} to ${own}.`,
        );
      previous = own;
    }
    numbered.set(host, byOwn);
  }
  const edges: [Logged, Logged][] = [];
  const before = new Map<Logged, Logged[]>();
  for (const [host, list] of hosts) {
    const known = new Map<string, number>();
    let last: Logged | null = null;
    for (const event of list) {
      const previous: Logged[] = last === null ? [] : [last];
      const fresh: [string, number][] = [];
      let forgets: string | null = null;
      for (const [other, count] of known) if ((event.clock.get(other) ?? 0) < count) forgets ??= other;
      if (forgets !== null)
        tell(
          "inconsistent",
          event,
          `${host} forgets: it knew event ${known.get(forgets)} of ${forgets}, and its clock has ${event.clock.get(forgets) ?? 0}.`,
        );
      let early: string | null = null;
      for (const [other, count] of event.clock) {
        if (other === host) continue;
        const source = numbered.get(other)?.get(count);
        if (source && (source.clock.get(host) ?? 0) >= (event.own ?? 0)) early ??= other;
        if (count > (known.get(other) ?? 0)) {
          fresh.push([other, count]);
          known.set(other, count);
        }
      }
      if (early !== null && forgets === null)
        tell(
          "inconsistent",
          event,
          `${host} knows event ${event.clock.get(early)} of ${early}, which comes after this one.`,
        );
      for (const [other, count] of fresh) {
        const source = numbered.get(other)?.get(count);
        const isIndirect = fresh.some(
          ([third, n]) => third !== other && (numbered.get(third)?.get(n)?.clock.get(other) ?? 0) >= count,
        );
        if (!source || isIndirect) continue;
        edges.push([source, event]);
        previous.push(source);
      }
      before.set(event, previous);
      last = event;
    }
  }
  return { edges, rank: rankOf(events, before), problems };
}

/** The longest way to each event, without recursion. A ring is cut where it is met. */
function rankOf(
  events: readonly Logged[],
  before: ReadonlyMap<Logged, readonly Logged[]>,
): Map<Logged, number> {
  const rank = new Map<Logged, number>();
  const begun = new Set<Logged>();
  for (const first of events) {
    const stack = [first];
    while (stack.length > 0) {
      const event = stack.at(-1) as Logged;
      const causes = before.get(event) ?? [];
      if (!begun.has(event)) {
        begun.add(event);
        for (const cause of causes) if (!begun.has(cause)) stack.push(cause);
        continue;
      }
      stack.pop();
      if (!rank.has(event))
        rank.set(
          event,
          causes.reduce((most, cause) => Math.max(most, (rank.get(cause) ?? -1) + 1), 0),
        );
    }
  }
  return rank;
}
