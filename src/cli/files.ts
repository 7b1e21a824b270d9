import { readFileSync } from "node:fs";
import { tellAll, type Result } from "../scenario/problem.ts";
import { readScenario } from "../experiments/files.ts";
import { InterpreterBroke } from "../runtimes/python/engine.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What a command writes, and how it ends. */
export interface Outlet {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Performs an action on each scenario file, one after the other. A problem with one file is reported, and as a
 * JSON line too if the output has one line per file. The other files are still processed.
 * @param perform returns an exit status
 * @returns the greatest exit status that applies
 */
export async function forEachScenario(
  files: readonly string[],
  asJson: boolean,
  outlet: Outlet,
  perform: (scenario: Scenario, file: string) => number | Promise<number>,
): Promise<number> {
  let status = 0;
  const tell = (file: string, why: string, ends: number) => {
    const error = `${file}: ${why}`;
    if (asJson) outlet.out(`${JSON.stringify({ error })}\n`);
    outlet.err(`${error}\n`);
    status = Math.max(status, ends);
  };
  for (const file of files) {
    const scenario = readFile(file);
    if (!scenario.ok) {
      tell(file, tellAll(scenario.problems), 2);
      continue;
    }
    try {
      status = Math.max(status, await perform(scenario.value, file));
    } catch (error) {
      if (error instanceof NotForThis) tell(file, error.message, 2);
      // A run that is too large to be written is no fault of the other files.
      else
        tell(
          file,
          error instanceof RangeError ? "the run is too large for this output" : reasonOf(error),
          FAILED,
        );
    }
  }
  return status;
}

/** Thrown where a scenario is one, but the command can do nothing with it. */
export class NotForThis extends Error {
  override readonly name = "NotForThis";
}

/** The exit status where a run failed that should not have: EX_SOFTWARE of sysexits.h. */
export const FAILED = 70;

function reasonOf(error: unknown): string {
  return error instanceof InterpreterBroke ? error.message : String(error);
}

function readFile(file: string): Result<Scenario> {
  try {
    return readScenario(readFileSync(file === "-" ? 0 : file, "utf8"));
  } catch (error) {
    const why = error instanceof Error && "code" in error ? fileProblem(error.code) : String(error);
    return { ok: false, problems: [{ path: "", message: why }] };
  }
}

function fileProblem(code: unknown): string {
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "is a folder, not a file";
  return `cannot be read (${String(code)})`;
}
