import type { Operation } from "../../contract/socket-operation.ts";
import type { PythonError } from "../../contract/socket-call.ts";
import type { Finished, OutcomeValue, State } from "../../protocols/socket-program/state.ts";
import type { Told } from "../experiment.ts";
import { operationAt } from "./listed.ts";

/** The operation of a program's step. */
export interface Act {
  readonly thread: string;
  readonly key: string;
  readonly operation: Operation;
  /** The result of the operation, if this step finishes it. */
  readonly finished: Finished | null;
}

/** The operation that a step began or finished; null where it is about none. */
export function actOf(told: Told): Act | null {
  const { scenario, process, values } = told;
  if (scenario.experiment !== "sockets" || process === null) return null;
  const { thread, path } = values;
  if (typeof thread !== "string" || typeof path !== "string" || path === "") return null;
  const program = scenario.processes.find(({ name }) => name === process)?.program;
  const found = program && operationAt(program, thread, path);
  if (!found) return null;
  const { finished } = (told.state as State | null) ?? { finished: null };
  return { thread, ...found, finished };
}

export function valueOf({ finished }: Act): OutcomeValue | null {
  return finished?.outcome.kind === "ok" ? finished.outcome.value : null;
}

export function errorOf({ values }: Told): PythonError | null {
  return (values["error"] as PythonError | undefined) ?? null;
}

/** As Python names it: the first thread that a program starts is Thread-1. Empty for the main program. */
export function threadName(thread: string): string {
  const made = thread.split(">").slice(1);
  const last = made[made.length - 1];
  if (last === undefined) return "";
  const parts = last.split(".").map(Number);
  // Of threads that a loop starts, the turn tells them apart.
  return `Thread-${(parts.length > 1 ? (parts[parts.length - 2] ?? 0) : 0) + 1}`;
}
