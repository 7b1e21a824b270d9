import type { Json } from "../../base/words.ts";
import type { CiteEffect } from "../../contract/machine.ts";

/** Every rule that a step can cite. A test asks that some scenario cites each of them. */
export const rules = [
  "poll",
  "answer",
  "poll-outdated",
  "answer-in",
  "answer-late",
  "answer-repeated",
  "decide-complete",
  "decide-timeout",
  "decide-alone",
  "adjust-step",
  "adjust-slew",
  "amount-repeated",
  "elect",
  "patience-over",
  "join",
  "reading",
  "reading-late",
  "lead",
  "follow",
  "follow-poll",
  "yield",
  "restart",
] as const;

export type Rule = (typeof rules)[number];

export function cite(rule: Rule, values: { readonly [name: string]: Json }): CiteEffect {
  return { kind: "cite", rule, values };
}

/** Whether the rule decides a round, whatever it was decided by. */
export function isDecision(rule: string): boolean {
  return decisions.has(rule);
}

const decisions: ReadonlySet<string> = new Set<Rule>(["decide-complete", "decide-timeout", "decide-alone"]);
