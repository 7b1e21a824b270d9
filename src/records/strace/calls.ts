import { linesOf } from "../text/text.ts";
import { readAnswer, readLine, splitArguments, unfinishedPart, type Answer } from "./line.ts";

/** A call with both its halves, as strace has it. */
export interface StraceCall {
  readonly tid: number;
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly name: string;
  readonly parts: readonly string[];
  /** Seconds; with no times in the record the line's number as microseconds. */
  readonly at: number;
  /** Null where the record does not tell. */
  readonly ms: number | null;
  /** When the thread's next call begins, or the thread ends. */
  endsBy?: number;
  readonly answer: Answer | null;
}

export interface StraceFile {
  readonly lines: readonly string[];
  readonly understood: boolean[];
  readonly calls: readonly StraceCall[];
  /** When a thread ended, by its id, in seconds. */
  readonly ends: ReadonlyMap<number, number>;
  /** The ids that SIGCHLD names: processes, not threads. */
  readonly children: ReadonlySet<number>;
  /** Whether any line names its thread. */
  readonly namesThreads: boolean;
  readonly hasDurations: boolean;
  readonly hasTimes: boolean;
  readonly isCut: boolean;
}

interface Begun {
  readonly line: number;
  readonly name: string;
  readonly text: string;
  readonly at: number;
}

/** The lines of one file, halves of calls joined: those that other threads interrupted, those that prints tore. */
export function readCalls(text: string): StraceFile {
  const lines = linesOf(text);
  const understood: boolean[] = lines.map(() => false);
  const calls: StraceCall[] = [];
  const ends = new Map<number, number>();
  const children = new Set<number>();
  const unfinished = new Map<number, Begun>();
  const living = new Set<number>();
  let torn: (Begun & { tid: number }) | null = null;
  let [namesThreads, hasDurations, hasAnswers] = [false, false, false];
  const hasTimes = lines.some((line) => {
    const read = readLine(line);
    return read !== null && "at" in read && read.at !== null;
  });
  let midnight = 0;
  let previous = -Infinity;

  const timeOf = (at: number | null, line: number) => {
    if (at === null) return line / 1_000_000;
    // A time of day begins anew at midnight.
    if (at < 86_400 && at + midnight < previous - 43_200) midnight += 86_400;
    previous = at + midnight;
    return at + midnight;
  };
  const finish = (tid: number, begun: Begun, answer: Answer | null, text: string, endAt: number | null) => {
    if (answer?.ms !== null && answer !== null) hasDurations = true;
    if (answer !== null && answer.result !== null) hasAnswers = true;
    const ms = answer?.ms ?? (endAt === null ? null : Math.max(0, (endAt - begun.at) * 1000));
    const { parts } = splitArguments(text);
    calls.push({ tid, line: begun.line, name: begun.name, parts, at: begun.at, ms, answer });
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    const read = readLine(line);
    const number = i + 1;
    if (read === null || (hasTimes && read.kind !== "note" && read.at === null)) {
      // The end of a line that the program's own output tore.
      const tail = torn && /(?:^|.*?)\)\s+= (?=-?\d|\?|0x)/s.exec(line);
      if (torn && tail) {
        const answer = readAnswer(line.slice(line.lastIndexOf(")", tail[0].length)));
        understood[i] = true;
        finish(torn.tid, torn, answer, torn.text, null);
        torn = null;
      }
      continue;
    }
    if (read.kind === "note") {
      understood[i] = true;
      if (read.attached !== null) living.add(read.attached);
      continue;
    }
    // Without -o the last thread that lives has no number in front.
    const [last] = living;
    const tid = read.tid ?? (living.size === 1 && last !== undefined ? last : 0);
    if (read.tid !== null) {
      namesThreads = true;
      living.add(read.tid);
    }
    const at = timeOf(read.at, number);
    if (read.kind === "signal") {
      understood[i] = true;
      const child = /SIGCHLD.*si_pid=(\d+)/.exec(read.rest)?.[1];
      if (child !== undefined) children.add(Number(child));
      continue;
    }
    if (read.kind === "ended") {
      understood[i] = true;
      const begun = unfinished.get(tid);
      if (begun) finish(tid, begun, null, begun.text, at);
      unfinished.delete(tid);
      ends.set(tid, at);
      living.delete(tid);
      continue;
    }
    let begun: Begun = { line: number, name: read.name, text: read.rest, at };
    if (read.kind === "resumed") {
      const first = unfinished.get(tid);
      unfinished.delete(tid);
      begun = first ? { ...first, text: first.text + read.rest } : { ...begun, at };
    }
    const half = unfinishedPart(begun.text);
    if (half !== null) {
      understood[i] = true;
      unfinished.set(tid, { ...begun, text: half });
      continue;
    }
    const { end } = splitArguments(begun.text);
    const answer = end < 0 ? null : readAnswer(begun.text.slice(end));
    if (answer === null) {
      torn = { ...begun, tid };
      // Whether it was a call shows when its end is found; its form is strace's already.
      understood[i] = i < lines.length - 1 || text.endsWith("\n");
      continue;
    }
    understood[i] = true;
    finish(tid, begun, answer, begun.text, read.kind === "resumed" ? at : null);
  }
  for (const [tid, begun] of unfinished) finish(tid, begun, null, begun.text, null);
  const last = lines.at(-1) ?? "";
  const isCut = !text.endsWith("\n") && last.trim() !== "" && understood[lines.length - 1] === false;
  calls.sort((a, b) => a.line - b.line);
  const later = new Map(ends);
  for (const call of calls.toReversed()) {
    const next = later.get(call.tid);
    if (next !== undefined) call.endsBy = Math.max(call.at, next);
    later.set(call.tid, call.at);
  }
  return {
    lines,
    understood,
    calls,
    ends,
    children,
    namesThreads,
    hasDurations: hasDurations || !hasAnswers,
    hasTimes,
    isCut,
  };
}
