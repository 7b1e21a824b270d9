import { shippedScenario } from "../../src/experiments/catalogue.ts";
import type { Told } from "../../src/experiments/experiment.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";

const runs = new Map<string, Run>();

/** A shipped scenario, run once. */
export function shippedRun(id: string): Run {
  const known = runs.get(id);
  if (known) return known;
  const found = shippedScenario("ricart-agrawala", id);
  if (!found) throw new Error(`no scenario ${id}`);
  const run = runOf(ricartAgrawalaExperiment, found.scenario);
  runs.set(id, run);
  return run;
}

export function toldSteps(run: Run): Told[] {
  return run.trace.steps.map(({ index }) => toldOf(run, index));
}

/** Every step of every shipped scenario. */
export function allTold(): Told[] {
  return ricartAgrawalaExperiment.scenarios.flatMap(({ id }) => toldSteps(shippedRun(id)));
}

/** The sentences of a run, each with the name of its node in front. */
export function sentencesOf(run: Run): string[] {
  return toldSteps(run).map(sentenceOf);
}

export function sentenceOf(told: Told): string {
  const { subject, pieces } = ricartAgrawalaExperiment.narrate(told);
  const words = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
  return subject === null ? words : `${ricartAgrawalaExperiment.nameOf(subject)} ${words}`;
}

/** All that the processes printed, in the order of the steps. */
export function consoleOf(run: Run): string[] {
  return run.trace.steps.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])),
  );
}
