import type { Flight, Trace } from "../trace/trace.ts";

/** How far a message falls that is lost. */
export const fallPx = 16;

/** A key by the message's name, which it has in every run that it is sent in; its copies follow it among the flights. */
export function keyOf({ flights }: Trace, { name, copy, index }: Flight): string {
  if (!copy) return `message:${name}`;
  let original = index;
  while (flights[original - 1]?.name === name) original--;
  return `message:${name}${"+".repeat(index - original)}`;
}
