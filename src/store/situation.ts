import { at } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { LostMessage, Situation, Waiting } from "../experiments/experiment.ts";
import { mishapsOf } from "../trace/mishaps.ts";
import type { Run } from "./run.ts";

/** The moment at the cursor as an onlooker sees it. */
export function situationAt(run: Run, cursor: number): Situation {
  const { trace, timeline, subject } = run;
  const { processes } = trace;
  const last = trace.steps.length - 1;
  const crashesOf = (process: ProcessId) => mishapsOf(trace).crashes[processes.indexOf(process)] ?? [];
  return {
    states: new Map(processes.map((id, index) => [id, timeline.stateAt(index, cursor)])),
    travelling: timeline.travelling(cursor).map(({ message, from, to }) => ({
      kind: subject.reader.kindOf(message),
      from: at(processes, from),
      to: at(processes, to),
    })),
    sockets: () => run.sockets.at(cursor),
    isOver: trace.end === "quiet" && cursor >= last,
    end: trace.end,
    inTheEnd: (process) =>
      (crashesOf(process).at(-1) ?? -1) > cursor ? null : timeline.stateAt(processes.indexOf(process), last),
    hasCrashed: (process) => (crashesOf(process)[0] ?? Infinity) <= cursor,
    lostSinceStart(process) {
      const start = crashesOf(process).findLast((step) => step <= cursor) ?? -1;
      return mishapsOf(trace).lost.flatMap(({ endStep, from, to, message }): LostMessage[] =>
        endStep > start && endStep <= cursor
          ? [{ from: at(processes, from), to: at(processes, to), content: message }]
          : [],
      );
    },
  };
}

/** Who waits at the cursor, for what, and why. */
export function waitingAt(run: Run, cursor: number): readonly Waiting[] {
  return run.experiment.whyWaiting(situationAt(run, cursor));
}
