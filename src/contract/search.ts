import type { SpaceCheck } from "./space.ts";

/** How much a search tries. */
export interface Bounds {
  /** A search that would have to remember more states than this stops, and says so. */
  readonly statesMax: number;
  /**
   * How many processes may crash, how many messages may be lost and how many timeouts may expire in one run, each
   * at any moment. A timer that uses up one of the run's turns is not a timeout here: the number of turns bounds
   * it.
   */
  readonly crashes: number;
  readonly losses: number;
  readonly timeouts: number;
  /** Stop at the first violation. */
  readonly first: boolean;
}

/** The results of a search so far. */
export interface Findings {
  readonly states: number;
  readonly transitions: number;
  /** States by the number of steps that they are away from the beginning; the last level may be under way. */
  readonly levels: readonly number[];
  readonly isOver: boolean;
  /** Whether every schedule within the bounds was tried. */
  readonly isComplete: boolean;
  /** How many transitions lead into the place that only one may be in. */
  readonly entries: number;
  /** States in which nothing can happen: not all is done, and all is done. */
  readonly stuck: number;
  readonly ends: number;
  /** Every check of the protocol's space, in the order in which they are reported. */
  readonly checks: readonly Checked[];
  readonly bytes: number;
}

/** In how many transitions, or states at an end, a check was looked at, and how many of them broke it. */
export interface Checked extends Pick<SpaceCheck, "id" | "title" | "seenIn"> {
  readonly seen: number;
  readonly broken: number;
}
