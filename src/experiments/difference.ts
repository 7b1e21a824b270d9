import type { Scenario } from "../scenario/scenario.ts";

/** One thing in which a scenario is not as another one. */
export interface Difference {
  readonly key: string;
  /** "The seed is 7". */
  readonly words: string;
  /** The scenario with this one thing as it is in the other. */
  readonly back: Scenario;
}
