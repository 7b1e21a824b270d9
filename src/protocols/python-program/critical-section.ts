import { usualCriticalSection, type CriticalSection } from "../../contract/critical-section.ts";
import { foundIn } from "./phrases.ts";

/** A thread in the critical section. `who` stands in its line before the words that tell so: "Node 1". */
export interface Inside {
  readonly thread: string;
  readonly who: string;
}

/** Who is in the critical section once a thread has printed this text, in the order of entering. */
export function insideAfter(
  inside: readonly Inside[],
  thread: string,
  text: string,
  { enters, leaves }: CriticalSection = usualCriticalSection,
): readonly Inside[] {
  let now = inside;
  for (const line of text.split("\n")) {
    const left = foundIn(line, leaves);
    if (left >= 0) {
      now = without(now, { thread, who: whoIn(line, left) });
      continue;
    }
    const entered = foundIn(line, enters);
    if (entered < 0) continue;
    const one: Inside = { thread, who: whoIn(line, entered) };
    if (!now.some((other) => other.thread === one.thread && other.who === one.who)) now = [...now, one];
  }
  return now;
}

/** The last two words before the place: a time or a level may stand before a name. */
function whoIn(line: string, at: number): string {
  return line.slice(0, at).trim().split(/\s+/).slice(-2).join(" ");
}

/**
 * One thread may print that it enters, and another of its program that it leaves; and one thread may play several nodes.
 * So the name on the line says who leaves, then the thread; of one alone it is clear.
 */
function without(inside: readonly Inside[], { thread, who }: Inside): readonly Inside[] {
  const gone =
    inside.find((other) => other.thread === thread && other.who === who) ??
    inside.find((other) => other.who === who && who !== "") ??
    inside.find((other) => other.thread === thread) ??
    (inside.length === 1 ? inside[0] : undefined);
  return gone ? inside.filter((other) => other !== gone) : inside;
}
