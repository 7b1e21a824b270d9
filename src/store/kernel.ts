import type { KernelHistory } from "../contract/kernel-view.ts";
import { kernelHistory, recordedKernelHistory } from "../runtimes/kernel-history.ts";
import type { Run } from "./run.ts";

const found = new WeakMap<Run, KernelHistory>();

/**
 * The sockets of a run at every step of it. When it is first asked for, the run is made once more for it or, where it
 * was recorded, its kernel put through what was recorded.
 */
export function kernelOf(run: Run): KernelHistory {
  const known = found.get(run);
  if (known) return known;
  const history = run.isRecorded
    ? recordedKernelHistory(run.trace, run.subject)
    : kernelHistory(run.scenario, run.subject);
  found.set(run, history);
  return history;
}
