import { readFileSync } from "node:fs";
import { invariant, unreachable } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { AnySubject } from "../contract/subject.ts";
import { experiments } from "../experiments/catalogue.ts";
import { simulate } from "../runtimes/simulator.ts";
import { diagramSvg } from "../scene/svg.ts";
import { tellAll, type Result } from "../scenario/problem.ts";
import { readScenario } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { check } from "../trace/checks.ts";
import { encodeTrace } from "../trace/codec.ts";
import type { Trace } from "../trace/trace.ts";
import { transcript } from "../trace/transcript.ts";
import type { Format, RunArguments } from "./arguments.ts";
import { summary } from "./summary/summary.ts";

/** What a command writes, and how it ends. */
export interface Outlet {
  out(text: string): void;
  err(text: string): void;
}

/** Runs the files one after the other. @returns the exit status, the greatest that applies */
export function run({ files, format, required }: RunArguments, outlet: Outlet): number {
  let status = 0;
  for (const file of files) {
    const scenario = readFile(file);
    if (!scenario.ok) {
      const error = `${file}: ${tellAll(scenario.problems)}`;
      if (format === "summary") outlet.out(`${JSON.stringify({ error })}\n`);
      outlet.err(`${error}\n`);
      status = 2;
      continue;
    }
    try {
      const run = made(scenario.value);
      outlet.out(written(format, run));
      for (const message of brokenRequirements(run, required)) {
        outlet.err(`${file}: ${message}\n`);
        status = Math.max(status, 1);
      }
    } catch (error) {
      // The other files are run all the same: a run that is too large to be written is no fault of theirs.
      status = tellFailure(file, format, error, outlet);
    }
  }
  return status;
}

/** Tells that a run could not be made or written. */
function tellFailure(file: string, format: Format, cause: unknown, outlet: Outlet): number {
  const why = cause instanceof RangeError ? "the run is too large for this output" : String(cause);
  const error = `${file}: ${why}`;
  if (format === "summary") outlet.out(`${JSON.stringify({ error })}\n`);
  outlet.err(`${error}\n`);
  return FAILED;
}

/** The exit status where a run failed that should not have: EX_SOFTWARE of sysexits.h. */
const FAILED = 70;

interface Made {
  readonly trace: Trace;
  readonly subject: AnySubject;
  readonly nameOf: (process: ProcessId) => string;
}

function made(scenario: Scenario): Made {
  const experiment = experiments.find(({ id }) => id === scenario.experiment);
  invariant(experiment, () => `no experiment ${scenario.experiment}`);
  const subject = experiment.subject(scenario);
  return { trace: simulate(scenario, subject), subject, nameOf: (process) => experiment.nameOf(process) };
}

function written(format: Format, { trace, subject, nameOf }: Made): string {
  const { title } = trace.scenario;
  const drawn = { names: trace.processes.map(nameOf), ...(title === "" ? {} : { title }) };
  switch (format) {
    case "summary":
      return `${JSON.stringify(summary(trace, subject))}\n`;
    case "trace":
      return `${encodeTrace(trace)}\n`;
    case "transcript":
      return transcript(trace, subject);
    case "svg":
      return `${diagramSvg(trace, subject.reader, drawn)}\n`;
    default:
      return unreachable(format);
  }
}

function brokenRequirements({ trace, subject }: Made, required: readonly string[]): string[] {
  return check(trace, subject)
    .filter(({ id, verdict }) => required.includes(id) && verdict === "broken")
    .map(({ id, step, why }) => `${id} is broken at step ${step}: ${why}`);
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
