import type { KernelHistory } from "../contract/kernel-view.ts";
import { kernelHistory } from "../runtimes/kernel-history.ts";
import type { Run } from "./run.ts";

const found = new WeakMap<Run, KernelHistory>();

/** The sockets of a run at every step of it. The run is made once more for it, when it is first asked for. */
export function kernelOf(run: Run): KernelHistory {
  const known = found.get(run);
  if (known) return known;
  const history = kernelHistory(run.scenario, run.subject);
  found.set(run, history);
  return history;
}
