import type { ProcessId } from "../base/words.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Difference } from "./difference.ts";

/** The names of a run's processes and messages, and the words for changes to its scenario. */
export interface Names {
  readonly nameOf: (process: ProcessId) => string;
  /** Which message has a name like "1>2#1"; null where the run never sends it. */
  readonly messageOf: (message: string) => NamedMessage | null;
  readonly changes: ChangeWords;
}

/** The `nth` message of its kind, "REQUEST", from one process to another: from 1. */
export interface NamedMessage {
  readonly kind: string;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly nth: number;
}

/** How an experiment describes the changes to its scenarios. Both scenarios are its own. */
export interface ChangeWords {
  /** The words for an option, by its name in the file: "The order is the right one". */
  optionWords(scenario: Scenario, key: string): string;
  /** Processes added, taken out or with other numbers, one by one; absent: told as one change of all. */
  processes?(from: Scenario, to: Scenario, names: Names): readonly Difference[];
  /** Processes that stand in their old place under a new name, and `from` with these names. */
  renamed?(
    from: Scenario,
    to: Scenario,
    names: Names,
  ): { readonly from: Scenario; readonly all: readonly Difference[] };
}
