import type { ProcessId } from "../base/words.ts";
import type { State } from "../protocols/ricart-agrawala/state.ts";
import type { Trace } from "../trace/trace.ts";

interface Entry {
  readonly process: ProcessId;
  readonly timestamp: number;
  readonly requestedMs: number;
  readonly enteredMs: number;
  /** Null when it is still in. A crash in the section ends the stay too. */
  leftMs: number | null;
}

interface Waiting {
  readonly process: ProcessId;
  readonly timestamp: number;
  readonly awaiting: readonly ProcessId[];
}

/** Who entered the critical section, in order of entering, and who still waits when the run has ended. */
export function ricartAgrawalaSummary(trace: Trace): { entries: Entry[]; waiting: Waiting[] } {
  const entries: Entry[] = [];
  const requestedMs = new Map<ProcessId, number>();
  const inside = new Map<ProcessId, Entry>();
  const now = new Map<ProcessId, State>();
  for (const step of trace.steps) {
    const process = trace.processes[step.process];
    if (process === undefined) continue;
    const before = now.get(process)?.phase ?? "RELEASED";
    const state = step.state as State | null;
    if (state) now.set(process, state);
    else now.delete(process);
    if (state?.phase === "WANTED" && before !== "WANTED") requestedMs.set(process, step.atMs);
    if (state?.phase === "HELD" && before !== "HELD") {
      const asked = requestedMs.get(process) ?? step.atMs;
      const entry: Entry = {
        process,
        timestamp: state.timestamp,
        requestedMs: asked,
        enteredMs: step.atMs,
        leftMs: null,
      };
      entries.push(entry);
      inside.set(process, entry);
    }
    const entry = inside.get(process);
    if (entry && state?.phase !== "HELD") {
      entry.leftMs = step.atMs;
      inside.delete(process);
    }
  }
  return { entries, waiting: trace.processes.flatMap((process) => waitingOf(process, now.get(process))) };
}

function waitingOf(process: ProcessId, state: State | undefined): Waiting[] {
  if (state?.phase !== "WANTED") return [];
  return [{ process, timestamp: state.timestamp, awaiting: state.awaited }];
}
