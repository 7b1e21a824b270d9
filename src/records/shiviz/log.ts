import { Unreadable, type Problem } from "../record.ts";
import { isObject } from "../text/json-values.ts";
import { short } from "../text/text.ts";

/** An event of a ShiViz log: https://github.com/DistributedClocks/shiviz/wiki/User-guide. */
export interface Logged {
  readonly host: string;
  readonly text: string;
  /** Entries above 0. */
  readonly clock: ReadonlyMap<string, number>;
  /** Its own entry; null where the clock has none. */
  readonly own: number | null;
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly file: number;
  /** TSViz's own time, as it stands there. */
  readonly timestamp: string | null;
}

export interface Log {
  /** The events of each execution. */
  readonly executions: readonly (readonly Logged[])[];
  readonly understood: readonly boolean[];
  /** Lines of the two expressions before the log. */
  readonly heading: number;
  readonly problems: readonly Problem[];
}

/** The two forms that ShiViz and GoVector write most. */
const USUAL = [
  String.raw`(?<host>\S*) (?<clock>{.*})\n(?<event>.*)`,
  String.raw`(?<event>.*)\n(?<host>\S*) (?<clock>{.*})`,
];

export function hasHeading(lines: readonly string[]): boolean {
  return /\(\?<\w+>/.test(lines[0] ?? "");
}

/** @param note is told what is about to be done, so that a time limit can say what took too long */
export function readLog(
  name: string,
  file: number,
  lines: readonly string[],
  note: (what: string) => void,
): Log {
  const heading = hasHeading(lines) ? 2 : 0;
  const body = lines.slice(heading).join("\n");
  const expressions =
    heading > 0 ? [compiled(name, 1, lines[0] ?? "")] : USUAL.map((text) => new RegExp(text, "gm"));
  const parting = heading > 0 && (lines[1] ?? "").trim() !== "" ? compiled(name, 2, lines[1] ?? "") : null;
  note(`${name}: line 1: looking for the expression in the log`);
  let best: RegExpExecArray[] = [];
  for (const expression of expressions) {
    const found = [...body.matchAll(expression)].filter(([text]) => text !== "");
    if (found.length > best.length) best = found;
  }
  const starts = lineStarts(lines, heading);
  const understood = lines.map((_, i) => i < heading);
  const problems: Problem[] = [];
  const parts = parting === null ? [] : [...body.matchAll(parting)].filter(([text]) => text !== "");
  for (const part of parts) mark(understood, starts, heading, part);
  const executions: Logged[][] = [[]];
  let next = 0;
  for (const found of best) {
    while (next < parts.length && (parts[next]?.index ?? 0) <= found.index) {
      if ((executions.at(-1)?.length ?? 0) > 0) executions.push([]);
      next++;
    }
    const line = heading + lineAt(starts, found.index) + 1;
    const event = logged(found, file, line);
    if (typeof event === "string") problems.push({ kind: "bad-clock", file: name, line, text: event });
    else {
      executions.at(-1)?.push(event);
      mark(understood, starts, heading, found);
    }
  }
  if (executions.at(-1)?.length === 0) executions.pop();
  return { executions, understood, heading, problems };
}

function compiled(name: string, line: number, text: string): RegExp {
  try {
    const expression = new RegExp(text, "gm");
    if (line === 1)
      for (const group of ["host", "clock"])
        if (!text.includes(`(?<${group}>`)) throw new Error(`it has no group ${group}: write (?<${group}>…)`);
    return expression;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Unreadable(name, line, `this line must be the log's regular expression: ${why}`);
  }
}

function logged({ groups = {} }: RegExpExecArray, file: number, line: number): Logged | string {
  const host = groups["host"] ?? "";
  const written = groups["clock"] ?? "";
  const clock = new Map<string, number>();
  try {
    const value: unknown = JSON.parse(written);
    if (!isObject(value)) throw new Error("no object");
    for (const [name, count] of Object.entries(value)) {
      if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0) throw new Error("no count");
      if (count > 0) clock.set(name, count);
    }
  } catch {
    return `The clock ${short(written)} is not JSON with a whole number for each host.`;
  }
  return {
    host,
    text: (groups["event"] ?? "").trim(),
    clock,
    own: clock.get(host) ?? null,
    line,
    file,
    timestamp: groups["timestamp"] ?? groups["date"] ?? null,
  };
}

function lineStarts(lines: readonly string[], heading: number): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines.slice(heading)) {
    starts.push(at);
    at += line.length + 1;
  }
  return starts;
}

/** The index of the line that holds the position. */
function lineAt(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function mark(
  understood: boolean[],
  starts: readonly number[],
  heading: number,
  found: RegExpExecArray,
): void {
  const last = lineAt(starts, found.index + Math.max(0, found[0].length - 1));
  for (let i = lineAt(starts, found.index); i <= last; i++) understood[heading + i] = true;
}
