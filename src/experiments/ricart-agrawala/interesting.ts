import { rules as ownRules, type Rule } from "../../protocols/ricart-agrawala/citation.ts";
import { isSmall } from "../crowd.ts";
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

/** In a small run each of the protocol's own steps is one to see; over TCP it has others besides. */
const all: ReadonlySet<string> = new Set(ownRules);

const happenings: ReadonlySet<string> = new Set(["crash", "lost", "partition", "heal"]);

/** Whether a student should see this step: a decision, or something that goes wrong. */
export function isInteresting(told: Told): boolean {
  if (told.rule === null) return happenings.has(told.kind);
  return (isSmall(told) ? all : rules).has(told.rule);
}
