import type { StraceCall, StraceFile } from "./calls.ts";

/** Which threads of a file belong to one process. */
export interface Threads {
  /** The process of a thread, by the id of its first thread. */
  readonly processOf: (tid: number) => number;
  /** The thread under one id: the first one has none before a second is there. */
  readonly threadOf: (tid: number) => number;
  /** Processes made by others: child, parent, and when, in seconds. */
  readonly forks: readonly { readonly child: number; readonly parent: number; readonly at: number }[];
  /** The line of a thread's start whose own calls are not in the record, or null. */
  readonly missing: number | null;
}

const STARTS = /^(?:clone3?|fork|vfork)$/;

export function threadsOf(file: StraceFile): Threads {
  const parents = new Map<number, { parent: number; isThread: boolean; call: StraceCall }>();
  const present = new Set<number>(file.ends.keys());
  for (const call of file.calls) {
    present.add(call.tid);
    if (!STARTS.test(call.name) || !call.answer || call.answer.result === null) continue;
    const child = startedBy(call.answer.result);
    if (child <= 0) continue;
    const isThread = call.parts.some((part) => part.includes("CLONE_THREAD"));
    parents.set(child, { parent: call.tid, isThread, call });
  }
  // Without -o the first process has no number while it is alone.
  const first = present.has(0) ? ([...present].find((tid) => tid !== 0 && !parents.has(tid)) ?? 0) : 0;
  const main = first !== 0 ? first : ([...present].find((tid) => !parents.has(tid)) ?? 0);
  const threadOf = (tid: number) => (tid === 0 ? first : tid);
  const known = new Map<number, number>();
  const processOf = (tid: number): number => {
    const thread = threadOf(tid);
    const kept = known.get(thread);
    if (kept !== undefined) return kept;
    known.set(thread, thread);
    const start = parents.get(thread);
    const process = start
      ? start.isThread
        ? processOf(start.parent)
        : thread
      : file.children.has(thread)
        ? thread
        : main;
    known.set(thread, process);
    return process;
  };
  const forks = [...parents].flatMap(([child, { parent, isThread, call }]) =>
    isThread ? [] : [{ child, parent: processOf(parent), at: call.at }],
  );
  const silent = [...parents].find(([child, { isThread }]) => isThread && !present.has(child));
  return { processOf, threadOf, forks, missing: silent?.[1].call.line ?? null };
}

function startedBy(result: string): number {
  return Number(/\/\* (\d+) in strace's PID NS \*\//.exec(result)?.[1] ?? /^\d+/.exec(result)?.[0] ?? 0);
}
