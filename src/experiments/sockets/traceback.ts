import type { PythonError } from "../../contract/socket-call.ts";
import { diedOf } from "../../protocols/socket-program/death.ts";
import type { State } from "../../protocols/socket-program/state.ts";
import type { Told } from "../experiment.ts";
import { actOf, errorOf, threadName } from "./at.ts";
import { isOwn } from "./python/own.ts";
import { codeOf } from "./code.ts";

/**
 * What Python writes to standard error for an uncaught exception, in the form of CPython 3.11; null where the
 * step raises none that ends its thread.
 */
export function tracebackOf(told: Told): readonly string[] | null {
  const { process, scenario, values, rule } = told;
  // A student's own program writes its tracebacks by itself.
  if (isOwn(told)) return null;
  const own = values["thread"] as string;
  const late = rule === "ends" ? diedOf(told.before as State | null, own) : null;
  // The line that raised it is not known any more.
  if (late) return traceback(threadName(own), null, late);
  const act = actOf(told);
  const error = errorOf(told);
  if (!act || !error || process === null || values["ends"] !== true) return null;
  const code = codeOf(scenario, process);
  const line = code?.lines.get(act.key)?.[0];
  const where = code?.listing.text.split("\n")[(line ?? 0) - 1]?.trim();
  const place =
    code && line !== undefined && where !== undefined
      ? [`  File "${code.listing.name}", line ${line}, in <module>`, `    ${where}`]
      : null;
  return traceback(threadName(act.thread), place, error);
}

function traceback(thread: string, place: readonly string[] | null, error: PythonError): readonly string[] {
  return [
    ...(thread === "" ? [] : [`Exception in thread ${thread}:`]),
    "Traceback (most recent call last):",
    ...(place ?? []),
    error.message === "" ? error.class : `${error.class}: ${error.message}`,
  ];
}
