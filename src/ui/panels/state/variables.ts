import { at } from "../../../base/invariant.ts";
import type { Run } from "../../../store/run.ts";

/** A variable of a process, as it was before this step where this step changed it. */
export interface VariableRow {
  readonly name: string;
  /** Null where the step did not change it, or there was none. */
  readonly before: string | null;
  readonly value: string;
}

export interface ProcessRows {
  readonly process: number;
  /** Whether this is the process whose step it is. */
  readonly stepped: boolean;
  /** Null while the process is down. */
  readonly rows: readonly VariableRow[] | null;
}

/** Every process's variables at the cursor, with what the step at the cursor changed. */
export function variablesAt(run: Run, cursor: number): readonly ProcessRows[] {
  const { trace, timeline, subject } = run;
  const step = at(trace.steps, cursor);
  return trace.processes.map((_, process) => {
    const stepped = step.process === process;
    const state = timeline.stateAt(process, cursor);
    if (state === null) return { process, stepped, rows: null };
    const before = stepped && cursor > 0 ? timeline.stateAt(process, cursor - 1) : state;
    const old = new Map(
      before === null ? [] : subject.reader.variablesOf(before).map(({ name, value }) => [name, value]),
    );
    const rows = subject.reader.variablesOf(state).map(({ name, value }) => ({
      name,
      value,
      before: old.get(name) === value ? null : (old.get(name) ?? null),
    }));
    return { process, stepped, rows };
  });
}
