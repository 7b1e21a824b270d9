import type { Rule } from "../../protocols/berkeley/citation.ts";
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

const happenings: ReadonlySet<string> = new Set(["crash", "lost", "partition", "heal", "set-clock"]);

/** Where somebody who skips through a run should stop. */
export function isInteresting(told: Told): boolean {
  return told.rule === null ? happenings.has(told.kind) : rules.has(told.rule);
}
