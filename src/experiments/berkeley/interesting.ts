import { rules as ownRules, type Rule } from "../../protocols/berkeley/citation.ts";
import { isSmall } from "../crowd.ts";
import type { Told } from "../experiment.ts";

const rules: ReadonlySet<string> = new Set<Rule>([
  "poll",
  "poll-outdated",
  "yield",
  "answer-late",
  "decide-complete",
  "decide-timeout",
  "decide-alone",
  "patience-over",
  "lead",
  "restart",
]);

/** In a small run each step is one to see. */
const all: ReadonlySet<string> = new Set(ownRules);

const happenings: ReadonlySet<string> = new Set(["crash", "lost", "partition", "heal", "set-clock"]);

/** Whether a student should see this step: a decision, or something that goes wrong. */
export function isInteresting(told: Told): boolean {
  return told.rule === null ? happenings.has(told.kind) : (isSmall(told) ? all : rules).has(told.rule);
}
