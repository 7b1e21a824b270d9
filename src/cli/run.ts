import { invariant, unreachable } from "../base/invariant.ts";
import type { AnySubject } from "../contract/subject.ts";
import { experiments } from "../experiments/catalogue.ts";
import { pythonPrograms } from "../experiments/sockets/python-programs.ts";
import { insteadOf } from "../experiments/sockets/python/missing-modules.ts";
import type { Host } from "../runtimes/host.ts";
import { historyOf, KernelFilm } from "../runtimes/kernel-history.ts";
import { drive } from "../runtimes/python/drive.ts";
import { written as writtenOrder } from "../runtimes/python/scheduler.ts";
import { simulate } from "../runtimes/simulator.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { check } from "../trace/checks.ts";
import { encodeTrace } from "../trace/codec.ts";
import { cutSentence } from "../trace/cut.ts";
import { citationOf, type Trace } from "../trace/trace.ts";
import { transcript } from "../trace/transcript.ts";
import { readScenario } from "../experiments/files.ts";
import { tellAll } from "../scenario/problem.ts";
import type { PythonArguments } from "./python-arguments.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { KernelHistory } from "../contract/kernel-view.ts";
import type { Format, RunArguments } from "./arguments.ts";
import { FAILED, forEachScenario, NotForThis, type Outlet } from "./files.ts";
import { NoPicture, pictureSvg } from "../export/run-picture.ts";
import { runOfTrace, type Run } from "../store/run.ts";
import { pythonEngine } from "./python-engine.ts";
import { summary } from "../summary/summary.ts";

/** Runs the files one after the other. @returns the exit status, the greatest that applies */
export function run(
  { files, format, picture, step, required }: RunArguments,
  outlet: Outlet,
): Promise<number> {
  return forEachScenario(files, format === "summary", outlet, async (scenario, file) => {
    const run = await made(scenario, format === "svg" && picture === "wire");
    outlet.out(
      format === "svg" ? `${asked(() => pictureSvg(runFrom(run), picture, step))}\n` : written(format, run),
    );
    for (const told of missingModules(run.trace)) outlet.err(`${file}: ${told}\n`);
    const cut = cutSentence(run.trace);
    if (cut !== null) outlet.err(`${file}: the run stops after ${run.trace.steps.length} steps: ${cut}\n`);
    const broken = brokenRequirements(run, required);
    for (const message of broken) outlet.err(`${file}: ${message}\n`);
    return broken.length === 0 ? 0 : 1;
  });
}

/** Runs programs of the user's own. @returns the exit status */
export async function python({ scenario, format }: PythonArguments, outlet: Outlet): Promise<number> {
  const read = readScenario(JSON.stringify(scenario));
  if (!read.ok) {
    outlet.err(`${tellAll(read.problems)}\n`);
    return 2;
  }
  let run: Made;
  try {
    run = await made(read.value);
  } catch (error) {
    outlet.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  }
  outlet.out(written(format, run));
  for (const told of missingModules(run.trace)) outlet.err(`${told}\n`);
  const cut = cutSentence(run.trace);
  if (cut !== null) outlet.err(`the run stops after ${run.trace.steps.length} steps: ${cut}\n`);
  return 0;
}

/** What the programs that ended for want of a module can use in its place. */
function missingModules({ steps, processes }: Trace): string[] {
  return steps.flatMap((step) => {
    const { rule, values } = citationOf(step) ?? {};
    const exception = rule === "dies" ? values?.["exception"] : null;
    const instead = typeof exception === "string" ? insteadOf(exception) : null;
    return instead === null ? [] : [`${processes[step.process] ?? ""}: ${instead}`];
  });
}

/** A run, and whose it is. */
interface Made {
  readonly scenario: Scenario;
  readonly experiment: Experiment;
  readonly subject: AnySubject;
  readonly trace: Trace;
  /** Of programs that another run would need an interpreter for. */
  readonly sockets?: KernelHistory;
}

/** The run as the page has it. */
function runFrom({ experiment, trace, sockets }: Made): Run {
  return runOfTrace(experiment, trace, sockets ?? null);
}

/** A run of a scenario, with all that its pictures need. */
export async function pictured(scenario: Scenario): Promise<Run> {
  return runFrom(await made(scenario, true));
}

/** Tells what a run has no picture of as a mistake of the command. */
export function asked<T>(draw: () => T): T {
  try {
    return draw();
  } catch (error) {
    throw error instanceof NoPicture ? new NotForThis(error.message) : error;
  }
}

/** @param films whether the sockets of students' own programs are kept at every step */
async function made(scenario: Scenario, films = false): Promise<Made> {
  const experiment = experiments.find(({ id }) => id === scenario.experiment);
  invariant(experiment, () => `no experiment ${scenario.experiment}`);
  const subject = experiment.subject(scenario);
  return { scenario, experiment, subject, ...(await traceOf(scenario, subject, films)) };
}

async function traceOf(
  scenario: Scenario,
  subject: AnySubject,
  films: boolean,
): Promise<Pick<Made, "trace" | "sockets">> {
  const programs = pythonPrograms(scenario);
  if (!programs) return { trace: simulate(scenario, subject) };
  const engine = await pythonEngine();
  const scheduler = programs.order && writtenOrder(programs.order);
  engine.begin(programs, scheduler);
  const film = new KernelFilm();
  const look = films ? { look: (host: Host) => film.see(host) } : {};
  const trace = await drive(scenario, subject, engine, { scheduler, ...look });
  await engine.end();
  return films ? { trace, sockets: historyOf(film.changes) } : { trace };
}

function written(format: Exclude<Format, "svg">, { trace, subject }: Made): string {
  switch (format) {
    case "summary":
      return `${JSON.stringify(summary(trace, subject))}\n`;
    case "trace":
      return `${encodeTrace(trace)}\n`;
    case "transcript":
      return transcript(trace, subject);
    default:
      return unreachable(format);
  }
}

function brokenRequirements({ trace, subject }: Made, required: readonly string[]): string[] {
  return check(trace, subject)
    .filter(({ id, verdict }) => required.includes(id) && verdict === "broken")
    .map(({ id, step, why }) => `${id} is broken at step ${step}: ${why}`);
}
