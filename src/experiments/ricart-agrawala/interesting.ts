import type { Rule } from "../../protocols/ricart-agrawala/citation.ts";
import type { Told } from "../experiment.ts";

/** A mutual exclusion that breaks does so at an `enter`; waiting that never ends is told at the last step. */
const rules: ReadonlySet<string> = new Set<Rule>([
  "request",
  "defer-held",
  "defer-mine-first",
  "reply-while-held",
  "enter",
  "leave",
  "leave-forgets",
  "restart",
  "probe",
  "suspect",
  "suspect-last",
  "retry",
]);

const happenings: ReadonlySet<string> = new Set(["crash", "lost", "partition", "heal"]);

/** Where somebody who skips through a run should stop. */
export function isInteresting(told: Told): boolean {
  return told.rule === null ? happenings.has(told.kind) : rules.has(told.rule);
}
