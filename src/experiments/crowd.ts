import type { Told } from "./experiment.ts";

/** With more processes, each answer alone teaches nothing new. */
const fewMost = 4;

export function isSmall({ processes }: Told): boolean {
  return processes.length <= fewMost;
}
