import { invariant, unreachable } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { AnySubject } from "../contract/subject.ts";
import { experiments } from "../experiments/catalogue.ts";
import { simulate } from "../runtimes/simulator.ts";
import { diagramSvg } from "../scene/svg.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { check } from "../trace/checks.ts";
import { encodeTrace } from "../trace/codec.ts";
import { cutSentence } from "../trace/cut.ts";
import type { Trace } from "../trace/trace.ts";
import { transcript } from "../trace/transcript.ts";
import type { Format, RunArguments } from "./arguments.ts";
import { forEachScenario, type Outlet } from "./files.ts";
import { summary } from "./summary/summary.ts";

/** Runs the files one after the other. @returns the exit status, the greatest that applies */
export function run({ files, format, required }: RunArguments, outlet: Outlet): number {
  return forEachScenario(files, format === "summary", outlet, (scenario, file) => {
    const run = made(scenario);
    outlet.out(written(format, run));
    const cut = cutSentence(run.trace);
    if (cut !== null) outlet.err(`${file}: the run stops after ${run.trace.steps.length} steps: ${cut}\n`);
    const broken = brokenRequirements(run, required);
    for (const message of broken) outlet.err(`${file}: ${message}\n`);
    return broken.length === 0 ? 0 : 1;
  });
}

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
