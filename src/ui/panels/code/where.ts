import type { Lit } from "../../../experiments/experiment.ts";
import type { Run } from "../../../store/run.ts";
import { toldOf } from "../../../store/told.ts";

/** What a listing shows at a step: the lit lines, and where every process was last. */
export interface Where {
  readonly lit: Lit | null;
  /** Whose step it is, as an index of `trace.processes`. */
  readonly process: number;
  /** The line to have in view: the first lit one, or where the last step before it was; 0 for none. */
  readonly inView: number;
  /** For each line at which some process last was: those processes. */
  readonly at: ReadonlyMap<number, readonly number[]>;
}

export function whereAt(run: Run, cursor: number, listing: string): Where {
  const step = run.trace.steps[cursor];
  const lit = litAt(run, cursor, listing);
  const at = new Map<number, readonly number[]>();
  for (const process of run.trace.processes.keys()) {
    const last = run.timeline.lastStep(process, cursor);
    const line = last < 0 ? undefined : litAt(run, last, listing)?.lines[0];
    if (line !== undefined) at.set(line, [...(at.get(line) ?? []), process]);
  }
  return { lit, process: step?.process ?? -1, inView: lineInView(run, cursor, listing), at };
}

/** Looks no further back than this for a step that has a line. */
const farthest = 50;

function lineInView(run: Run, cursor: number, listing: string): number {
  for (let step = cursor; step >= Math.max(0, cursor - farthest); step--) {
    const line = litAt(run, step, listing)?.lines[0];
    if (line !== undefined) return line;
  }
  return 0;
}

function litAt(run: Run, step: number, listing: string): Lit | null {
  const told = toldOf(run, step);
  const lit = run.experiment.lit(told);
  if (lit?.listing === listing) return lit;
  const beside = run.experiment.litBeside?.(told) ?? null;
  return beside?.listing === listing ? beside : null;
}
