import { at } from "../base/invariant.ts";
import type { ProcessId } from "../base/words.ts";
import type { LostMessage, Situation, Waiting } from "../experiments/experiment.ts";
import { mishapsOf } from "../trace/mishaps.ts";
import { lastAtMost } from "../trace/timeline.ts";
import type { Trace } from "../trace/trace.ts";
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
      const crashes = crashesOf(process);
      const start = crashes[lastAtMost(crashes, cursor)] ?? -1;
      return lostIn(trace, start + 1, cursor);
    },
  };
}

/** The messages that were lost for good at steps `from` to `to`. */
function* lostIn(trace: Trace, from: number, to: number): Generator<LostMessage> {
  const { lost, ends } = mishapsOf(trace);
  for (let index = lastAtMost(ends, from - 1) + 1; index < lost.length; index++) {
    const flight = at(lost, index);
    if (flight.endStep > to) return;
    yield {
      from: at(trace.processes, flight.from),
      to: at(trace.processes, flight.to),
      content: flight.message,
    };
  }
}

/** Who waits at the cursor, for what, and why. */
export function waitingAt(run: Run, cursor: number): readonly Waiting[] {
  return run.experiment.whyWaiting(situationAt(run, cursor));
}
