import type { ProcessId } from "../../base/words.ts";

/** How a process is called in a sentence and on a lane: "Client A". */
export function titled(process: ProcessId): string {
  return `${process.slice(0, 1).toUpperCase()}${process.slice(1)}`;
}
