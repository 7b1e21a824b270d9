import type { LinkEnd, LinkKind, Reader } from "../contract/reader.ts";
import { citationOf, type Trace } from "../trace/trace.ts";
import type { KindLook } from "./kind-look.ts";

/** What went from one thread to another, besides messages: an item of a queue, a lock. `from` and `to` are steps. */
export interface Link {
  readonly kind: LinkKind;
  readonly label: string;
  readonly fromProcess: number;
  readonly toProcess: number;
  readonly from: number;
  readonly to: number;
}

export const linkLooks: Readonly<Record<LinkKind, KindLook>> = {
  "QUEUE ITEM": { dash: null, head: "diamond" },
  "HAND-OVER": { dash: [2, 4], head: "open" },
};

/** All links of a run, in the order in which they began. What reached its own thread, or never reached one, is none. */
export function linksOf(trace: Trace, reader: Reader<unknown, unknown>): readonly Link[] {
  if (!reader.linkOf) return [];
  const begun = new Map<
    string,
    { readonly end: LinkEnd; readonly step: number; readonly process: number; readonly whose: string }
  >();
  /** What reached a thread at its last step so far: it may turn out there that it missed it. */
  const reached = new Map<string, Link>();
  const links = new Set<Link>();
  for (const step of trace.steps) {
    const { index, process } = step;
    const citation = process < 0 ? null : citationOf(step);
    if (!citation) continue;
    const thread = citation.values["thread"] as string | undefined;
    const whose = `${process} ${thread}`;
    const missed = reached.get(whose);
    reached.delete(whose);
    const end = reader.linkOf(citation.rule, citation.values);
    if (!end) continue;
    const key = end.goesAnywhere ? end.key : `${process} ${end.key}`;
    const open = begun.get(key);
    if (end.end === "leaves") begun.set(key, { end, step: index, process, whose });
    else if (end.end === "misses" && missed) links.delete(missed);
    else if (end.end === "reaches" && open && open.whose !== whose) {
      begun.delete(key);
      const { kind, label } = open.end;
      const link = {
        kind,
        label,
        fromProcess: open.process,
        toProcess: process,
        from: open.step,
        to: index,
      };
      links.add(link);
      reached.set(whose, link);
    }
  }
  return [...links].sort((a, b) => a.from - b.from);
}

/** The kinds of arrows of a run: those of its links beside those of its messages. */
export function withLinks(
  looks: ReadonlyMap<string, KindLook>,
  links: readonly Link[],
): ReadonlyMap<string, KindLook> {
  if (links.length === 0) return looks;
  return new Map([...looks, ...links.map(({ kind }) => [kind, linkLooks[kind]] as const)]);
}
