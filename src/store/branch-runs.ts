import type { Work } from "../base/work.ts";
import type { Experiment } from "../experiments/experiment.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { derivation } from "./derivation.ts";
import { currentBranch, parentBranch, type History } from "./history.ts";
import { running, type Run } from "./run.ts";

/** A run, and the run that is drawn behind it. */
export interface Both {
  readonly run: Run;
  readonly ghost: Run | null;
}

/**
 * The run of the branch that a history stands at and, behind it, the run that it was made of.
 * @param there runs that need not be computed again
 */
export function* withGhost(
  experiment: Experiment,
  history: History,
  there: readonly (Run | null)[],
  told?: (steps: number) => void,
): Work<Both> {
  const run = yield* runIn(experiment, currentBranch(history).scenario, there, told);
  const parent = parentBranch(history);
  return { run, ghost: parent && (yield* runIn(experiment, parent.scenario, there)) };
}

/** The run of a scenario, with what the page asks of it where it is long. */
export function* runIn(
  experiment: Experiment,
  scenario: Scenario,
  there: readonly (Run | null)[],
  told?: (steps: number) => void,
): Work<Run> {
  const run =
    there.find((each) => each?.scenario === scenario) ?? (yield* running(experiment, scenario, told));
  yield* derivation(run);
  return run;
}
