/** The form of strace's lines: who, when, and a call or something else. */
export type Line =
  | ({ readonly kind: "call"; readonly name: string; readonly rest: string } & When)
  | ({ readonly kind: "resumed"; readonly name: string; readonly rest: string } & When)
  | ({ readonly kind: "ended"; readonly killed: boolean } & When)
  | ({ readonly kind: "signal"; readonly rest: string } & When)
  /** What strace says of itself; `attached`: the thread that it follows from here on. */
  | { readonly kind: "note"; readonly attached: number | null };

interface When {
  /** Null where strace was not asked for it, and for the first process without `-o`. */
  readonly tid: number | null;
  /** Seconds; null without `-t`. */
  readonly at: number | null;
}

const HEAD =
  /^\s*(?:\[pid\s+(\d+)\]\s+|(\d+)\s+)?(?:(\d+\.\d{1,9})\s+|(\d{1,2}):(\d\d):(\d\d(?:\.\d{1,9})?)\s+)?(?=[a-z_][a-z0-9_]*\(|<\.\.\. [a-z0-9_]+ resumed>|\+\+\+ |--- )/;
/** Where a line of strace may begin after what a program printed without a line end. */
const LATER =
  /(?:\[pid\s+\d+\]\s+)?(?:\d{9,}\.\d{6}|\d\d:\d\d:\d\d\.\d{6})\s(?=[a-z_][a-z0-9_]*\(|<\.\.\. [a-z0-9_]+ resumed>|\+\+\+ |--- )/;
const NOTE = /^(?:\[pid\s+\d+\] )?(?:strace: )?Process (\d+) (attached|detached|resumed|suspended)/;

export function readLine(line: string): Line | null {
  // A call's line is never longer than this but for `-s` with a huge number.
  if (line.length > 4_000_000) return null;
  const head = HEAD.exec(line);
  if (!head) {
    const note = NOTE.exec(line);
    if (note) return { kind: "note", attached: note[2] === "attached" ? Number(note[1]) : null };
    const later = LATER.exec(line);
    return later && later.index > 0 ? readLine(line.slice(later.index)) : null;
  }
  const [all, bracketed, plain, epoch, hours, minutes, seconds] = head;
  const tid = bracketed ?? plain;
  const when: When = {
    tid: tid === undefined ? null : Number(tid),
    at:
      epoch !== undefined
        ? Number(epoch)
        : hours !== undefined
          ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
          : null,
  };
  return readBody(line.slice(all.length), when);
}

function readBody(body: string, when: When): Line | null {
  if (body.startsWith("+++ ")) {
    const ended = /^\+\+\+ (exited with|killed by) /.exec(body);
    return ended
      ? { kind: "ended", killed: ended[1] === "killed by", ...when }
      : { kind: "note", attached: null };
  }
  if (body.startsWith("--- ")) return { kind: "signal", rest: body, ...when };
  const resumed = /^<\.\.\. ([a-z0-9_]+) resumed> ?/.exec(body);
  if (resumed)
    return { kind: "resumed", name: resumed[1] as string, rest: body.slice(resumed[0].length), ...when };
  const open = body.indexOf("(");
  return { kind: "call", name: body.slice(0, open), rest: body.slice(open + 1), ...when };
}

const UNFINISHED = /\s*<(?:unfinished|detached) \.\.\.>(?:\)\s*= \?)?\s*$/;

/** The beginning of a call that is resumed on a later line, or null where the line is not of that kind. */
export function unfinishedPart(rest: string): string | null {
  return UNFINISHED.test(rest) ? rest.replace(UNFINISHED, "") : null;
}

export interface Answer {
  /** Null where strace has a question mark. */
  readonly result: string | null;
  readonly error: string | null;
  /** What `-T` tells, in milliseconds. */
  readonly ms: number | null;
}

/** What follows a call's arguments, or null where this is no such text. */
export function readAnswer(text: string): Answer | null {
  const found = /^\)?\s*= (\S.*)$/.exec(text);
  if (!found) return null;
  const told = found[1] as string;
  const took = / <(\d+\.\d+)>\s*$/.exec(told);
  const failed = /^-1 (E[A-Z0-9]+)/.exec(told);
  return {
    result: told.startsWith("?") ? null : told,
    error: failed?.[1] ?? null,
    ms: took ? Number(took[1]) * 1000 : null,
  };
}

/** The arguments of a call, and where the text goes on after the bracket that closes them; −1 where none does. */
export function splitArguments(rest: string): { readonly parts: readonly string[]; readonly end: number } {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < rest.length; i++) {
    const character = rest[i];
    if (character === '"') {
      i = closingQuote(rest, i);
      if (i < 0) break;
    } else if (character === "/" && rest[i + 1] === "*") {
      const end = rest.indexOf("*/", i + 2);
      if (end >= 0) i = end + 1;
    } else if (character === "(" || character === "[" || character === "{") depth++;
    else if (character === ")" && depth === 0) {
      parts.push(rest.slice(from, i).trim());
      return { parts, end: i };
    } else if (character === ")" || character === "]" || character === "}") depth--;
    else if (character === "," && depth === 0) {
      parts.push(rest.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(rest.slice(from).trim());
  return { parts, end: -1 };
}

function closingQuote(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}
