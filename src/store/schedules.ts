import type { Outcome } from "../contract/outcome.ts";
import { goodVariant, isGood, type Variant } from "../runtimes/python/schedules/variant.ts";
import type { Wanted } from "../runtimes/python/schedules/search.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What the thread that tries schedules is asked. `filesAt`: the address of the folder with the interpreter. */
export interface SchedulesAsked {
  readonly scenario: Scenario;
  readonly wanted: Wanted;
  readonly filesAt: string;
}

/** One way for the programs to end. */
export interface FoundOutcome extends Pick<Outcome, "kind" | "broken" | "console" | "exits"> {
  readonly count: number;
  /** The shortest schedule that was found for it. */
  readonly variant: Variant;
  /** What is wrong in it, a sentence each. */
  readonly why: readonly string[];
}

export interface SchedulesTold {
  readonly schedules: number;
  readonly outcomes: readonly FoundOutcome[];
  /** Which orders were all tried, in words; null while the search goes on. */
  readonly bound: string | null;
}

/** Whether nothing is wrong with it. Programs that end with 0 may have lost an update all the same. */
export function isGoodOutcome(outcome: FoundOutcome): boolean {
  return isGood(outcome) && outcome.why.length === 0;
}

/** The schedule of the run that went well in the simplest way, to be compared with; null where none did. */
export function goodAmong(outcomes: readonly FoundOutcome[]): Variant | null {
  const good = outcomes.filter(isGoodOutcome);
  return goodVariant(
    (good.length > 0 ? good : outcomes).map((outcome) => ({ observed: outcome, variant: outcome.variant })),
  );
}
