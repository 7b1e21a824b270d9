import type { Bounds, Findings } from "../contract/search.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Asks a search on another thread to begin. */
export interface SearchAsked {
  readonly scenario: Scenario;
  readonly bounds: Bounds;
}

/** The result of a search on another thread: everything that it found, and the shortest violation, if there is one. */
export interface Found {
  readonly findings: Findings;
  readonly violation: FoundViolation | null;
}

export interface FoundViolation {
  readonly check: string;
  /** The scenario with the way to the violation as its schedule. */
  readonly scenario: Scenario;
  readonly steps: number;
}
