import type { Accesses } from "../contract/python-segment.ts";
import type { AnySubject } from "../contract/subject.ts";
import { isPython } from "../protocols/python-program/state.ts";
import { check } from "../trace/checks.ts";
import { citationOf, type Trace } from "../trace/trace.ts";

/** What went wrong in a run of Python programs, in sentences: lost updates, then the checks that it breaks. */
export function whyOf(trace: Trace, subject: AnySubject, accesses: Accesses): string[] {
  const lost = lostUpdate(trace, accesses);
  const broken = check(trace, subject).flatMap((each) => (each.verdict === "broken" ? [`${each.why}.`] : []));
  return [...(lost === null ? [] : [lost]), ...broken.map(capital)];
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
          return lostWords(name, [read, written, here], namesIn(trace, step.process));
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
  names: ReadonlyMap<string, string>,
): string {
  const who = ({ thread }: Access) => names.get(thread) ?? thread;
  return (
    `An update of ${variable} is lost: ${who(read)} read it in line ${read.line}, ${who(written)} wrote it in line ` +
    `${written.line}, and then ${who(again)} wrote it in line ${again.line} with what it had read.`
  );
}

/** The names of a process's threads: told with a wait, or with the thread's end. */
function namesIn({ steps }: Trace, process: number): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const step of steps) {
    const own = step.process === process ? (step.state as object | null) : null;
    if (own && isPython(own)) for (const { id, name } of own.threads) names.set(id, name);
    const { happening } = step;
    const isEnd = step.process === process && happening.kind === "ran" && happening.piece.kind === "ends";
    if (isEnd && happening.piece.name !== undefined) names.set(happening.thread, happening.piece.name);
  }
  return names;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
