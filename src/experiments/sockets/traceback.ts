import type { Told } from "../experiment.ts";
import { actOf, errorOf, threadName } from "./at.ts";
import { codeOf } from "./code.ts";

/**
 * What Python writes to standard error when nobody catches an exception, in the form of CPython 3.11; null where the
 * step raises none that ends its thread.
 */
export function tracebackOf(told: Told): readonly string[] | null {
  const act = actOf(told);
  const error = errorOf(told);
  const { process, scenario, values } = told;
  if (!act || !error || process === null || values["ends"] !== true) return null;
  const code = codeOf(scenario, process);
  const line = code?.lines.get(act.key)?.[0];
  const where = code?.listing.text.split("\n")[(line ?? 0) - 1]?.trim();
  const thread = threadName(act.thread);
  return [
    ...(thread === "" ? [] : [`Exception in thread ${thread}:`]),
    "Traceback (most recent call last):",
    ...(code && line !== undefined && where !== undefined
      ? [`  File "${code.listing.name}", line ${line}, in <module>`, `    ${where}`]
      : []),
    error.message === "" ? error.class : `${error.class}: ${error.message}`,
  ];
}
