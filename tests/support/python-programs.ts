import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The cases of tests/oracle/python-programs and -processes, as scenarios, and `compare.py` in TypeScript. */

const oracle = join(import.meta.dirname, "../oracle");

export const caseNames: readonly string[] = readdirSync(join(oracle, "python-programs/cases"));
/** Programs that start processes. */
export const processNames: readonly string[] = readdirSync(join(oracle, "python-processes/cases"));

function folderOf(name: string): string {
  return join(oracle, processNames.includes(name) ? "python-processes" : "python-programs", "cases", name);
}

interface Case {
  readonly title: string;
  readonly limitMs: number;
  readonly exceptionTypeOnly?: boolean;
  readonly processes: readonly {
    readonly name: string;
    readonly main: string;
    readonly args?: readonly string[];
    readonly startMs?: number;
    readonly stdin?: readonly string[];
    readonly stdinMs?: readonly number[];
    readonly stdinClosed?: boolean;
  }[];
}

export interface Outcome {
  readonly stdout: readonly string[];
  readonly exit: number | null;
  readonly exception: string | null;
  readonly exceptionLine: number | null;
  readonly exceptionTypeOnly?: boolean;
}

export type Outcomes = Readonly<Record<string, Outcome>>;

function json(name: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folderOf(name), file), "utf8"));
}

export function expectedOf(name: string): Outcomes {
  return json(name, "expected.json") as Outcomes;
}

/** The case as the text of a scenario file. */
export function scenarioText(name: string): string {
  const { title, limitMs, processes } = json(name, "case.json") as Case;
  const files = Object.fromEntries(
    readdirSync(folderOf(name))
      .filter((file) => file.endsWith(".py"))
      .map((file) => [file, readFileSync(join(folderOf(name), file), "utf8")]),
  );
  return JSON.stringify({
    version: 1,
    experiment: "sockets",
    title,
    limitMs,
    processes: processes.map(({ name: process, startMs = 0, main, ...rest }) => ({
      name: process,
      startAt: startMs,
      python: { main, files, ...rest },
    })),
  });
}

/** Of the summary of a run, what is compared. */
export interface Told {
  readonly console: Readonly<Record<string, readonly string[]>>;
  readonly exits: Readonly<Record<string, Omit<Outcome, "stdout">>>;
}

export function gotOf({ exits, console }: Told): Outcomes {
  return Object.fromEntries(
    Object.entries(exits).map(([process, exit]) => [process, { ...exit, stdout: console[process] ?? [] }]),
  );
}

/** What differs between what Linux did and what was got, a sentence each. */
export function differences(name: string, got: Outcomes): string[] {
  const expected = expectedOf(name);
  const { exceptionTypeOnly = false } = json(name, "case.json") as Case;
  const strange = Object.keys(got).filter((process) => !(process in expected));
  return [
    ...strange.map((process) => `${process}: no such process was expected`),
    ...Object.entries(expected).flatMap(([process, wanted]) => {
      const seen = got[process];
      return seen ? ofProcess(process, wanted, seen, exceptionTypeOnly) : [`${process}: is missing`];
    }),
  ];
}

function ofProcess(process: string, wanted: Outcome, seen: Outcome, typeOnly: boolean): string[] {
  const told: string[] = [];
  const compare = (what: string, one: unknown, other: unknown) => {
    if (one !== other)
      told.push(`${process}: ${what}: expected ${JSON.stringify(one)}, got ${JSON.stringify(other)}`);
  };
  const lines = Math.max(wanted.stdout.length, seen.stdout.length);
  for (let line = 0; line < lines; line++)
    compare(`stdout line ${line + 1}`, masked(wanted.stdout[line]), masked(seen.stdout[line]));
  compare("exit", wanted.exit, seen.exit);
  const read = (wanted.exceptionTypeOnly ?? typeOnly) ? typeOf : (text: string | null) => text;
  compare("exception", read(wanted.exception), read(seen.exception));
  compare("exceptionLine", wanted.exceptionLine, seen.exceptionLine);
  return told;
}

function typeOf(exception: string | null): string | null {
  return exception?.split(":", 1)[0] ?? null;
}

/** Linux chooses a client's own port by chance, from 32768 up. */
function masked(line: string | undefined): string | undefined {
  return line?.replace(
    /(\d+\.\d+\.\d+\.\d+(?:', |", |:))(\d{5})\b/g,
    (_, address: string, port: string) => `${address}${Number(port) >= 32768 ? "PORT" : port}`,
  );
}
