import type { Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";
import { textWidth } from "./text.ts";

const found = new WeakMap<Trace, string>();

/** The label of a run's messages that takes the most room; empty where none is sent. Looked for once a run. */
export function widestLabel(trace: Trace, reader: Reader<unknown, unknown>): string {
  const known = found.get(trace);
  if (known !== undefined) return known;
  let widest = "";
  let width = 0;
  for (const { message, from } of trace.flights) {
    const label = reader.labelOf(message, trace.processes[from] ?? "");
    const own = textWidth(label, 1);
    if (own > width) [widest, width] = [label, own];
  }
  found.set(trace, widest);
  return widest;
}
