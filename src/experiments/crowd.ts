import type { Told } from "./experiment.ts";

/** Of more processes nobody wants to see each answer. */
const fewMost = 4;

export function isSmall({ processes }: Told): boolean {
  return processes.length <= fewMost;
}
