import type { ProcessId } from "../../../base/words.ts";
import { isPython, type State } from "../../../protocols/python-program/state.ts";
import type { Scenario } from "../../../scenario/scenario.ts";
import type { Told } from "../../experiment.ts";
import type { PythonSource } from "../scenario.ts";

/** The student's own program of a process; null where it runs another kind. */
export function sourceOf(scenario: Scenario, process: ProcessId | null): PythonSource | null {
  if (scenario.experiment !== "sockets" || process === null) return null;
  return scenario.processes.find(({ name }) => name === process)?.python ?? null;
}

/** Whether a step is one of a student's own program. */
export function isOwn({ scenario, process, rule }: Told): boolean {
  return rule !== null && sourceOf(scenario, process) !== null;
}

/** Whether a step's print enters or leaves the critical section. Asked for each line of a terminal. */
export function criticalMark(before: unknown, after: unknown): "enters" | "leaves" | null {
  const [was, is] = [stateOf(before)?.inside ?? [], stateOf(after)?.inside ?? []];
  if (is.some((one) => !was.includes(one))) return "enters";
  return was.some((one) => !is.includes(one)) ? "leaves" : null;
}

export function stateOf(state: unknown): State | null {
  return typeof state === "object" && state !== null && isPython(state) ? state : null;
}
