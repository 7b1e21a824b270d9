import { Unreadable } from "../record.ts";
import { isObject } from "../text/json-values.ts";
import { lineEvents, lineExperiments, type LineExperiment, type Pattern } from "./patterns.ts";

export interface OwnPatterns {
  readonly experiment: LineExperiment;
  readonly patterns: readonly Pattern[];
}

/** A file with the user's own wordings, or an error that says what to mend. */
export function readPatterns(name: string, text: string): OwnPatterns {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Unreadable(name, null, "the patterns are not JSON");
  }
  const experiment = isObject(value)
    ? lineExperiments.find((known) => known === (value as { experiment?: unknown }).experiment)
    : undefined;
  if (!isObject(value) || experiment === undefined)
    throw new Unreadable(name, null, `"experiment" must be one of ${lineExperiments.join(", ")}`);
  const list = value["patterns"];
  if (!Array.isArray(list) || list.length === 0)
    throw new Unreadable(name, null, '"patterns" must be a list with at least one pattern');
  const patterns = list.map((one: unknown, i): Pattern => {
    const event = isObject(one) ? lineEvents.find((known) => known === one["event"]) : undefined;
    if (!isObject(one) || event === undefined)
      throw new Unreadable(name, null, `pattern ${i + 1}: "event" must be one of ${lineEvents.join(", ")}`);
    if (typeof one["pattern"] !== "string")
      throw new Unreadable(name, null, `pattern ${i + 1}: "pattern" must be a text`);
    try {
      return { event, expression: new RegExp(one["pattern"]) };
    } catch (error) {
      throw new Unreadable(
        name,
        null,
        `pattern ${i + 1}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  });
  return { experiment, patterns };
}
