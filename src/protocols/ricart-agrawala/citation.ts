import type { Json } from "../../base/words.ts";
import type { CiteEffect } from "../../contract/machine.ts";

/** Every rule that a step can cite. A test asks that some scenario cites each of them. */
export const rules = [
  "request",
  "reply-released",
  "reply-theirs-first",
  "reply-while-held",
  "defer-held",
  "defer-mine-first",
  "reply-counted",
  "reply-last",
  "reply-ignored",
  "enter",
  "leave",
  "leave-forgets",
  "restart",
  "probe",
  "probe-answered",
  "alive",
  "suspect",
  "suspect-last",
  "retry",
  "repeat-still-deferred",
  "repeat-answered",
] as const;

export type Rule = (typeof rules)[number];

export function cite(rule: Rule, values: { readonly [name: string]: Json }): CiteEffect {
  return { kind: "cite", rule, values };
}
