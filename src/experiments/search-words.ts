import type { Scenario } from "../scenario/scenario.ts";

/** How an experiment tells what an exhaustive search of its scenarios tries and finds. */
export interface SearchWords {
  /** What the search tries, in a few sentences. */
  readonly tries: string;
  /** How large the scenario is: "3 nodes", "2 rounds". */
  sizes(scenario: Scenario): readonly Count[];
  /** How many time-outs a search allows where the user chose no number; null where the scenario has none. */
  usualTimeouts(scenario: Scenario): number | null;
  /** The violation of each check, by its id: "Two nodes in the critical section". Without words the page shows the id. */
  readonly broken: Readonly<Record<string, string>>;
  /** A user's request, in words after the process's name: "is asked to enter"; absent if users request nothing. */
  readonly asked?: string;
  /** What a process does when a timer fires, in words after its name; null for words that fit any timer. */
  timerWords(timer: string): string | null;
}

/** So many of something, and what it is called: [3, "node"]. */
export type Count = readonly [count: number, one: string];
