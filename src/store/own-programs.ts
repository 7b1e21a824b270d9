import { LATER, type Work } from "../base/work.ts";
import type { SyntaxErrors } from "../contract/python-segment.ts";
import type { FilmedChange } from "../runtimes/kernel-history.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * Runs of students' own programs. An interpreter on another thread makes them, and only after the reader has pressed
 * Run: a program that comes by link must not run by itself.
 */

/** What the interpreter's thread makes of a scenario. */
export interface Interpreted {
  readonly trace: Omit<Trace, "stamps">;
  readonly sockets: readonly FilmedChange[];
}

interface Hears {
  readonly progress: (steps: number) => void;
  readonly done: (made: Interpreted) => void;
  readonly failed: (why: string) => void;
}

/** Begins a run, and returns how to stop it. */
export type Interpret = (scenario: Scenario, hears: Hears) => () => void;

export interface Interpreter {
  readonly interpret: Interpret;
  /** Loads what interprets, before it is needed. */
  readonly load: () => void;
  /** Compiles files without running them; null while the interpreter is busy or cannot. */
  readonly check: (files: Readonly<Record<string, string>>) => Promise<SyntaxErrors | null>;
  /** Fetches what tells of such programs: it must be there before anything is made of a scenario that has them. */
  readonly fetch: () => Promise<void>;
}

let interpreter: Interpreter | null = null;

/** Says who interprets; called once, when the page begins. */
export function interpretBy(by: Interpreter): void {
  interpreter = by;
}

/** The reader edits programs, and will soon run them. */
export function loadInterpreter(): void {
  interpreter?.load();
}

/** What CPython says of files that are no Python; null while it cannot tell. */
export async function checkSyntax(files: Readonly<Record<string, string>>): Promise<SyntaxErrors | null> {
  return (await interpreter?.check(files)) ?? null;
}

/** Waits until what tells of such programs is there. @throws Error if it cannot be fetched */
export function* fetching(): Work<void> {
  const state: { now: "coming" | "there" | "missing" } = { now: interpreter ? "coming" : "there" };
  void interpreter?.fetch().then(
    () => (state.now = "there"),
    () => (state.now = "missing"),
  );
  while (state.now === "coming") yield LATER;
  if (state.now === "missing")
    throw new Error("A part of the page could not be loaded. Check the connection");
}

const allowed = new Set<string>();

/** The reader has pressed Run. @param programs the text that `Experiment.ownPrograms` gives for them */
export function allowPrograms(programs: string): void {
  allowed.add(programs);
}

export function areAllowed(programs: string): boolean {
  return allowed.has(programs);
}

/**
 * Has the interpreter run a scenario, and waits for it. Work that is given up stops the run.
 * @throws Error with a sentence for the reader if the interpreter cannot run it
 */
export function* interpreting(scenario: Scenario, told: (steps: number) => void): Work<Interpreted> {
  if (!interpreter) throw new Error("Nothing here can run Python programs");
  let made: Interpreted | null = null;
  let failure: string | null = null;
  const stop = interpreter.interpret(scenario, {
    progress: told,
    done: (one) => (made = one),
    failed: (why) => (failure = why),
  });
  try {
    for (;;) {
      if (made !== null) return made;
      if (failure !== null) throw new Error(failure);
      yield LATER;
    }
  } finally {
    if (made === null && failure === null) stop();
  }
}
