import type { ProcessId } from "../../base/words.ts";
import { awaitedBy } from "./awaited.ts";
import { MAIN, type State, type Thread } from "./state.ts";

/** More threads than this are only counted. */
const THREADS_TOLD = 4;

/** Which threads of a program wait, where, and for what; a cycle first. Null where none waits. */
export function stuckWords(process: ProcessId, { threads }: State): string | null {
  const waiting = threads.filter((thread) => awaitedBy(thread, threads) !== null);
  if (waiting.length === 0) return null;
  const cycle = cycleOf(threads);
  const others = waiting.filter((thread) => !cycle.includes(thread));
  // Of a cycle the rest follows.
  const told = cycle.length > 0 ? [] : others.slice(0, THREADS_TOLD);
  const more = cycle.length > 0 ? 0 : others.length - told.length;
  const parts = [
    ...(cycle.length > 0 ? ["deadlock", ...cycle.map((thread) => waitWords(thread, threads))] : []),
    ...told.map((thread) => waitWords(thread, threads)),
    ...(more > 0 ? [`${more} more threads wait`] : []),
  ];
  const isAlone = waiting.length === 1 && waiting[0]?.id === MAIN;
  return isAlone ? `${process} ${parts[0]?.replace(/^main /, "") ?? ""}` : `${process}: ${parts.join("; ")}`;
}

function waitWords(thread: Thread, threads: readonly Thread[]): string {
  const place = thread.frames[thread.frames.length - 1];
  const call = thread.waits?.call ?? (thread.waits?.kind === "stdin" ? "input" : null);
  const where = [call === null ? "" : ` in ${call}`, place ? ` in line ${place.line}` : ""].join("");
  return `${thread.name} waits${where} for ${awaitedBy(thread, threads) ?? ""}`;
}

/** Threads each of which waits for a lock that the next one holds, and the last for one of the first's. */
export function cycleOf(threads: readonly Thread[]): readonly Thread[] {
  const next = (thread: Thread | undefined): Thread | undefined =>
    thread?.waits?.kind === "lock" ? threads.find(({ id }) => id === thread.waits?.holder) : undefined;
  for (const start of threads) {
    const path = [start];
    for (let at = next(start); at && path.length <= threads.length; at = next(at)) {
      if (at === start) return path;
      path.push(at);
    }
  }
  return [];
}
