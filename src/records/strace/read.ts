import type { Call, Turn } from "../calls/call.ts";
import { fromCalls } from "../calls/import.ts";
import type { GivenFile, Imported, Problem } from "../record.ts";
import { countBlank, textOf } from "../text/text.ts";
import { readCalls } from "./calls.ts";
import { threadsOf } from "./threads.ts";
import { toCall } from "./to-call.ts";

/** Reads what `strace` wrote of one or several processes, a file each or together. */
export function readStrace(given: readonly GivenFile[]): Imported {
  const calls: Call[] = [];
  const turns: Turn[] = [];
  const problems: Problem[] = [];
  const threads = new Map<string, Set<number>>();
  /** Files whose other threads are missing. */
  const partial = new Set<number>();
  const files: Imported["files"][number][] = [];
  let [matched, unmatched, isCut] = [0, 0, false];
  given.forEach((one, file) => {
    const read = readCalls(textOf(one));
    const { processOf, threadOf, forks, missing } = threadsOf(read);
    const keyOf = (tid: number) => `${file}#${processOf(tid)}`;
    for (const call of read.calls) {
      const process = keyOf(call.tid);
      const list = threads.get(process) ?? new Set();
      list.add(threadOf(call.tid));
      threads.set(process, list);
      const made = toCall(call, { file, process, thread: String(threadOf(call.tid)) });
      if (made) calls.push(made);
    }
    for (const { child, parent, at } of forks)
      turns.push({ kind: "fork", at, parent: `${file}#${parent}`, child: `${file}#${child}` });
    const deaths = new Map<string, number>();
    for (const [tid, at] of read.ends) deaths.set(keyOf(tid), Math.max(at, deaths.get(keyOf(tid)) ?? 0));
    for (const [process, at] of deaths) turns.push({ kind: "death", at, process });
    problems.push(...problemsOf(one.name, read, missing));
    isCut ||= read.isCut;
    if (missing !== null && !read.namesThreads) partial.add(file);
    const good = read.understood.filter(Boolean).length;
    matched += good;
    unmatched += read.lines.length - good - countBlank(read.lines);
    files.push({ name: one.name, lines: read.lines, understood: read.understood });
  });
  const names = (processes: readonly string[]) => {
    const named = new Map<string, string>();
    const used = new Set<string>();
    for (const process of processes) {
      const [file, pid] = process.split("#");
      const base = processName(given[Number(file)]?.name ?? "");
      named.set(process, used.has(base) ? `${base}/${pid}` : base);
      used.add(base);
    }
    return named;
  };
  const from = fromCalls(
    calls,
    turns,
    names,
    {
      isCut,
      threads: (process) => threads.get(process)?.size ?? 0,
      isPartial: (process) => partial.has(Number(process.split("#")[0])),
    },
    given[0]?.name ?? "",
  );
  if (from.noStart)
    problems.push({
      kind: "no-start",
      file: given[from.noStart.file]?.name ?? "",
      line: from.noStart.line,
      text: "The record begins in the middle of a connection: what was sent before is not in it.",
    });
  return {
    kind: "strace",
    files,
    lanes: from.lanes,
    events: from.events,
    messages: from.messages,
    matched,
    unmatched,
    problems,
    axis: "time",
    facts: from.facts,
  };
}

export function processName(file: string): string {
  const name = file.replace(/^.*[/\\]/, "").replace(/\.gz$/i, "");
  return name.replace(/\.strace$/i, "") || name;
}

function problemsOf(file: string, read: ReturnType<typeof readCalls>, missing: number | null): Problem[] {
  const problems: Problem[] = [];
  const tell = (kind: string, line: number | null, text: string) => problems.push({ kind, file, line, text });
  if (!read.hasDurations)
    tell("no-durations", null, "strace ran without -T: how long a call took is not recorded.");
  if (!read.hasTimes) tell("no-times", null, "strace ran without -ttt: only the order of calls is recorded.");
  if (missing !== null && !read.namesThreads)
    tell(
      "no-threads",
      missing,
      "This line starts a thread, but strace ran without -f: its calls are not recorded.",
    );
  if (read.isCut) tell("cut", read.lines.length, "The file ends inside this line.");
  return problems;
}
