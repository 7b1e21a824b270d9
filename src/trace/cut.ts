import { boundSentence } from "../contract/bounds.ts";
import type { Trace } from "./trace.ts";

/** Why a run was cut off before its `limitMs`, and what to do about it; null where it was not. */
export function cutSentence({ bound, end, steps, scenario: { stepsMax } }: Trace): string | null {
  if (bound) return boundSentence(bound);
  if (end === "quiet" || steps.length < stepsMax) return null;
  return `It has reached its limit of ${stepsMax} steps. Raise that limit to see more.`;
}
