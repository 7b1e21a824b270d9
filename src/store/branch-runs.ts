import type { Work } from "../base/work.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { currentBranch, parentBranch, type History } from "./history.ts";
import { runOf, running, type Run } from "./run.ts";

/** The run of the branch that is shown and, behind it, the run that it was made of. */
export function* withGhost(
  experiment: Experiment,
  history: History,
  told?: (steps: number) => void,
): Work<{ run: Run; ghost: Run | null }> {
  const run = yield* running(experiment, currentBranch(history).scenario, told);
  const parent = parentBranch(history);
  return { run, ghost: parent && (yield* running(experiment, parent.scenario)) };
}

/** The run that the branch shown was made of, run again. */
export function ghostOf({ experiment }: Run, history: History): Run | null {
  const parent = parentBranch(history);
  return parent && runOf(experiment, parent.scenario);
}
