import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { usualCriticalSection, type CriticalSection } from "../contract/critical-section.ts";

export const pythonFormats = ["summary", "trace", "transcript"] as const;

/** How many schedules are to be tried, and of which kind. */
export interface ScheduleArguments {
  readonly schedules: number;
  readonly seed: number;
  readonly preempt: "calls" | "lines";
  readonly losses: number;
  readonly kills: number;
  /** What every schedule must come to; null: anything. */
  readonly required: "ok" | null;
}

/** What `python` is to run: a scenario's file, as a value, and how to tell of the run. */
export interface PythonArguments {
  readonly scenario: unknown;
  /** Null where the programs are to run once. */
  readonly schedules: ScheduleArguments | null;
  readonly format: (typeof pythonFormats)[number];
}

export const pythonUsage = `  npm run --silent interleave -- python FILE.py[@MS] [--args ARGUMENTS] [--stdin FILE] [FILE.py[@MS] ...]
                                        [--limit MS] [--enters TEXT] [--leaves TEXT] [--format summary|trace|transcript]
                                        [--schedules N] [--seed N] [--preempt calls|lines] [--losses K]
                                        [--kills K] [--require ok]
`;

interface Told {
  readonly file: string;
  readonly startAt: number;
  args: readonly string[];
  stdin: readonly string[] | null;
}

const USUAL_LIMIT_MS = 10_000;

/** The arguments of `python`, or what is wrong with them. `--args` and `--stdin` belong to the file before them. */
export function pythonArguments(words: readonly string[]): PythonArguments | string {
  try {
    const { tokens } = parseArgs({
      args: [...words],
      allowPositionals: true,
      tokens: true,
      options: {
        args: { type: "string", multiple: true },
        stdin: { type: "string", multiple: true },
        limit: { type: "string" },
        enters: { type: "string" },
        leaves: { type: "string" },
        format: { type: "string" },
        schedules: { type: "string" },
        seed: { type: "string" },
        preempt: { type: "string" },
        losses: { type: "string" },
        kills: { type: "string" },
        require: { type: "string" },
      },
    });
    const programs: Told[] = [];
    let format: string = "summary";
    let limitMs = USUAL_LIMIT_MS;
    const marks: Partial<Record<keyof CriticalSection, string>> = {};
    const told = new Map<string, string>();
    for (const token of tokens) {
      if (token.kind === "positional") programs.push(toldOf(token.value));
      if (token.kind !== "option") continue;
      const value = token.value ?? "";
      if (token.name === "format") format = value;
      else if (token.name === "enters" || token.name === "leaves") marks[token.name] = value;
      else if (token.name === "limit") limitMs = moment("--limit", value);
      else if (scheduleOptions.includes(token.name)) told.set(token.name, value);
      else {
        const last = programs[programs.length - 1];
        if (!last) return `${token.rawName} belongs to the program before it: name the program first`;
        if (token.name === "args") last.args = value.split(/\s+/).filter((word) => word !== "");
        else last.stdin = linesOf(value);
      }
    }
    if (programs.length === 0) return "no program given: name at least one file of Python";
    const known = pythonFormats.find((one) => one === format);
    if (!known) return `--format must be one of ${pythonFormats.join(", ")}, is ${JSON.stringify(format)}`;
    return {
      scenario: scenarioOf(programs, limitMs, marks),
      format: known,
      schedules: schedulesOf(told),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const scheduleOptions = ["schedules", "seed", "preempt", "losses", "kills", "require"];
const MOST_SCHEDULES = 10_000_000;

/** @throws Error where an option is not as it must be */
function schedulesOf(told: ReadonlyMap<string, string>): ScheduleArguments | null {
  const count = told.get("schedules");
  if (count === undefined) {
    const [name] = told.keys();
    if (name !== undefined) throw new Error(`--${name} needs --schedules: say how many are to be tried`);
    return null;
  }
  const preempt = told.get("preempt") ?? "calls";
  if (preempt !== "calls" && preempt !== "lines")
    throw new Error(`--preempt must be calls or lines, is ${JSON.stringify(preempt)}`);
  const required = told.get("require") ?? null;
  if (required !== null && required !== "ok")
    throw new Error(`--require must be ok, is ${JSON.stringify(required)}`);
  const whole = (name: string, least: number, most: number): number =>
    wholeNumber(`--${name}`, told.get(name) ?? "0", least, most);
  return {
    schedules: whole("schedules", 1, MOST_SCHEDULES),
    seed: whole("seed", 0, Number.MAX_SAFE_INTEGER),
    preempt,
    losses: whole("losses", 0, 100),
    kills: whole("kills", 0, 100),
    required,
  };
}

/** @throws Error where the text is no whole number between the two */
function wholeNumber(what: string, text: string, least: number, most: number): number {
  const number = /^[0-9]{1,16}$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new Error(`${what} must be a whole number from ${least} to ${most}, is ${JSON.stringify(text)}`);
}

/** `server.py@300` starts at 300 ms. */
function toldOf(word: string): Told {
  const [, file = word, at] = /^(.*\.py)@(.*)$/s.exec(word) ?? [];
  return { file, startAt: at === undefined ? 0 : moment(`the start of ${file}`, at), args: [], stdin: null };
}

/** @throws Error where the text is no moment in ms */
function moment(what: string, text: string): number {
  if (/^[0-9]{1,9}(\.[0-9]+)?$/.test(text)) return Number(text);
  throw new Error(`${what} must be a number of ms, is ${JSON.stringify(text)}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`${file}: there is no such file, or it cannot be read`);
  }
}

function linesOf(file: string): string[] {
  const lines = read(file).split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

/** One process for each program. A second process of a file is called `client-2`. */
function scenarioOf(programs: readonly Told[], limitMs: number, marks: Partial<CriticalSection>): unknown {
  const files = Object.fromEntries(programs.map(({ file }) => [basename(file), read(file)]));
  const used = new Map<string, number>();
  return {
    version: 1,
    experiment: "sockets",
    limitMs,
    ...(Object.keys(marks).length > 0 && {
      options: { criticalSection: { ...usualCriticalSection, ...marks } },
    }),
    processes: programs.map(({ file, startAt, args, stdin }) => {
      const stem = basename(file).replace(/\.py$/, "");
      const count = (used.get(stem) ?? 0) + 1;
      used.set(stem, count);
      return {
        name: count === 1 ? stem : `${stem}-${count}`,
        startAt,
        python: { main: basename(file), files, args, ...(stdin ? { stdin, stdinClosed: true } : {}) },
      };
    }),
  };
}
