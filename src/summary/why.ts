import type { Accesses } from "../contract/python-segment.ts";
import type { AnySubject } from "../contract/subject.ts";
import { check } from "../trace/checks.ts";
import { citationOf, type Trace } from "../trace/trace.ts";
import { halfMessage } from "./half-message.ts";
import { partingWords } from "./parting.ts";
import { ThreadNames } from "./thread-names.ts";

/**
 * What went wrong in a run of Python programs, in sentences: a lost update, half a message, the checks that it breaks, and
 * where it parts from a run that went well.
 */
export function whyOf({ trace, subject, accesses }: Ran, good: Trace | null): string[] {
  const first = [lostUpdate(trace, accesses), halfMessage(trace)];
  const broken = check(trace, subject).flatMap((each) => (each.verdict === "broken" ? [`${each.why}.`] : []));
  const parting = good && partingWords(trace, good);
  return [...first, ...broken.map((words) => begun(words, trace)), parting].filter((words) => words !== null);
}

interface Ran {
  readonly trace: Trace;
  readonly subject: AnySubject;
  readonly accesses: Accesses;
}

interface Access {
  readonly thread: string;
  /** In which order lines were run. */
  readonly order: number;
  readonly line: number;
}

/** A line that a thread is about to run. */
interface Due {
  readonly line: number;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/**
 * The first write of a shared variable by a thread that had read it before another thread wrote it: what that one wrote
 * is gone. Null where there is none. Lines are atomic here, so `total += 1` loses nothing.
 */
function lostUpdate(trace: Trace, accesses: Accesses): string | null {
  const due = new Map<string, Due>();
  const reads = new Map<string, Access>();
  const writes = new Map<string, Access>();
  let order = 0;
  for (const step of trace.steps) {
    const cited = citationOf(step);
    // A thread that is put aside has not run its line yet.
    if (!cited || cited.rule === "yields" || cited.rule === "wakes") continue;
    const { thread, file, line } = cited.values as Partial<Readonly<Record<string, string>>> & {
      line?: number;
    };
    if (thread === undefined) continue;
    const key = `${step.process}\0${thread}`;
    const own = due.get(key);
    if (own) {
      const here = { thread, order: ++order, line: own.line };
      for (const name of own.writes) {
        const read = reads.get(`${key}\0${name}`);
        const written = writes.get(`${step.process}\0${name}`);
        const isStale = read && written && written.thread !== thread && written.order > read.order;
        if (isStale && !own.reads.includes(name))
          return lostWords(name, [read, written, here], (id) =>
            new ThreadNames(trace).nameOf(step.process, id),
          );
        writes.set(`${step.process}\0${name}`, here);
      }
      for (const name of own.reads) reads.set(`${key}\0${name}`, here);
    }
    due.delete(key);
    const next =
      cited.rule === "line" || cited.rule === "enters" ? accesses[file ?? ""]?.[line ?? 0] : undefined;
    if (next && line !== undefined) due.set(key, { ...next, line });
  }
  return null;
}

function lostWords(
  variable: string,
  [read, written, again]: readonly [Access, Access, Access],
  nameOf: (thread: string) => string,
): string {
  const who = ({ thread }: Access) => nameOf(thread);
  return (
    `An update of ${variable} is lost: ${who(read)} read it in line ${read.line}, ${who(written)} wrote it in line ` +
    `${written.line}, and then ${who(again)} wrote it in line ${again.line} with what it had read.`
  );
}

/** With a capital letter, but for a program's own name. */
function begun(text: string, { processes }: Trace): string {
  const isName = processes.some((name) => text.startsWith(name));
  return isName ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
