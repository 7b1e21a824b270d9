import { readScenario } from "../../experiments/files.ts";
import type { Beat, Talk, TalkRun } from "../../learning/talk/format.ts";
import type { Experiment } from "../../experiments/experiment.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { interestingSteps } from "../../store/interesting.ts";
import { runOf, type Run } from "../../store/run.ts";
import { loadExperiment } from "../learning/open-run.ts";

interface Found {
  readonly experiment: Experiment;
  readonly scenario: Scenario;
}

const found = new WeakMap<TalkRun, Found>();

/** The scenario of a talk's run, the same value each time; null where a part of the page is missing. */
export async function scenarioIn(talk: Talk, { run: name }: Beat): Promise<Found | null> {
  const run = talk.runs[name];
  if (!run) return null;
  const known = found.get(run);
  if (known) return known;
  const experiment = await loadExperiment(run.experiment);
  const scenario = experiment && scenarioOf(experiment, run);
  if (!experiment || !scenario) return null;
  const made = { experiment, scenario };
  found.set(run, made);
  return made;
}

function scenarioOf(experiment: Experiment, run: TalkRun): Scenario | null {
  if ("shipped" in run) return experiment.scenarios.find(({ id }) => id === run.shipped)?.scenario ?? null;
  const read = readScenario(JSON.stringify(run.scenario));
  return read.ok ? read.value : null;
}

/** The run of a beat, for its pictures; null where it cannot be had. */
export async function runIn(talk: Talk, beat: Beat): Promise<Run | null> {
  const had = await scenarioIn(talk, beat);
  return had && runOf(had.experiment, had.scenario);
}

/** The steps at which a beat stops: its first, those that matter, and its last. */
export function stopsOf(run: Run, { step, to }: Beat): readonly number[] {
  const last = run.trace.steps.length - 1;
  const from = Math.min(step, last);
  if (to === undefined) return [from];
  const end = Math.min(to, last);
  const between = interestingSteps(run).filter((each) => each > from && each < end);
  return end > from ? [from, ...between, end] : [from];
}
