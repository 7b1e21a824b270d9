import type { ProcessId } from "../base/words.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Difference } from "./difference.ts";

/** How a run calls its processes and its messages, and what is changed about its scenario. */
export interface Names {
  readonly nameOf: (process: ProcessId) => string;
  /** "REQUEST", or null where the run never sends a message of that name. */
  readonly kindOf: (message: string) => string | null;
  readonly changes: ChangeWords;
}

/** How an experiment tells what is changed about its scenarios. Both scenarios are its own. */
export interface ChangeWords {
  /** What an option says, by its name in the file: "The order is the right one". */
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
