import type { ProcessId } from "../../../base/words.ts";
import { isPython, type State } from "../../../protocols/python-program/state.ts";
import { processIds, rootOf, type Scenario } from "../../../scenario/scenario.ts";
import type { Told } from "../../experiment.ts";
import type { PythonSource, SocketProcess } from "../scenario.ts";

/** What the scenario has of a process, or of the one that it comes from. */
export function listedProcess(scenario: Scenario, process: ProcessId | null): SocketProcess | null {
  if (scenario.experiment !== "sockets" || process === null) return null;
  const root = rootOf(processIds(scenario), process);
  return scenario.processes.find(({ name }) => name === root) ?? null;
}

/** The student's own program of a process; null where it runs another kind. */
export function sourceOf(scenario: Scenario, process: ProcessId | null): PythonSource | null {
  return listedProcess(scenario, process)?.python ?? null;
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
