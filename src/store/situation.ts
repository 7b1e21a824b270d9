import { at } from "../base/invariant.ts";
import type { Situation, Waiting } from "../experiments/experiment.ts";
import { kernelOf } from "./kernel.ts";
import type { Run } from "./run.ts";

/** The moment at the cursor as an onlooker sees it. */
export function situationAt(run: Run, cursor: number): Situation {
  const { trace, timeline, subject } = run;
  const { processes } = trace;
  return {
    states: new Map(processes.map((id, index) => [id, timeline.stateAt(index, cursor)])),
    travelling: timeline.travelling(cursor).map(({ message, from, to }) => ({
      kind: subject.reader.kindOf(message),
      from: at(processes, from),
      to: at(processes, to),
    })),
    sockets: () => kernelOf(run).at(cursor),
    isOver: trace.end === "quiet" && cursor >= trace.steps.length - 1,
  };
}

/** Who waits at the cursor, for what, and why. */
export function waitingAt(run: Run, cursor: number): readonly Waiting[] {
  return run.experiment.whyWaiting(situationAt(run, cursor));
}
