import type { Json } from "../../base/words.ts";
import type { CiteEffect } from "../../contract/machine.ts";

/** The rules of the connections, below the protocol. */
export const wireRules = [
  "opens",
  "listens",
  "connects",
  "connected",
  "refused",
  "accepts",
  "greeted",
  "half-a-line",
  "garbled",
  "peer-gone",
] as const;

export type WireRule = (typeof wireRules)[number];

export function citeWire(rule: WireRule, values: { readonly [name: string]: Json }): CiteEffect {
  return { kind: "cite", rule, values };
}
