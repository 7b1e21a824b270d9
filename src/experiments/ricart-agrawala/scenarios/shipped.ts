import { usualRicartAgrawala, type RicartAgrawalaOptions, type RicartAgrawalaScenario } from "../scenario.ts";
import { type ShippedFile, shippedOf } from "../../shipped.ts";

type Process = RicartAgrawalaScenario["processes"][number];

/** What a scenario says of itself; all else is as in the handout’s example. */
export interface Parts extends ShippedFile {
  readonly processes: readonly Process[];
  readonly options?: Partial<RicartAgrawalaOptions>;
}

/** A scenario that is shipped, with every default filled in. */
export function shipped(parts: Parts) {
  return shippedOf(usualRicartAgrawala, parts);
}

/** A node that asks at each of the given moments, and stays in for `holdMs` each time. */
export function node(id: string, highest: number, asksMs: readonly number[], holdMs = 20): Process {
  return { id, highest, requests: asksMs.map((atMs) => ({ atMs, holdMs })) };
}
