import type { Scenario } from "../scenario/scenario.ts";

/** How an experiment tells what an exhaustive search of its scenarios tries and finds. */
export interface SearchWords {
  /** What every schedule is made of, in a few sentences. */
  readonly tries: string;
  /** How large the scenario is: "3 nodes", "2 rounds". */
  sizes(scenario: Scenario): readonly Count[];
  /** How many time-outs a search allows where the user chose no number; null where the scenario has none. */
  usualTimeouts(scenario: Scenario): number | null;
  /** What it is to break a check, by its id: "Two nodes in the critical section". Without words the id is shown. */
  readonly broken: Readonly<Record<string, string>>;
  /** What a wish of its user's is, going on from its name: "is asked to enter"; absent where users want nothing. */
  readonly asked?: string;
  /** What a process does when a timer fires, going on from its name; null for words that fit any timer. */
  timerWords(timer: string): string | null;
}

/** So many of something, and what it is called: [3, "node"]. */
export type Count = readonly [count: number, one: string];
