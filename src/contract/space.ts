import type { ProcessId } from "../base/words.ts";
import type { Effect, Input } from "./machine.ts";

/**
 * How an exhaustive search looks at a protocol: which of its states no process can tell apart, and what
 * is asked of them. A search knows no times: it tries every order instead.
 */
export interface Space<State, Message> {
  /**
   * Equal for two states of one process exactly where no future can tell them apart: without times, without the
   * configuration, and with a list sorted whose order makes no difference.
   */
  keyOf(state: State): string;
  /** Whether the process is in the place that only one may be in. */
  isInside(state: State): boolean;
  /** Whether the process wants nothing any more. */
  isAtRest(state: State): boolean;
  /**
   * Whether the protocol reads clocks. Then no time passes in a search: each clock shows its first reading plus
   * the adjustments that took effect at once; a slew makes no progress.
   */
  readonly readsClocks: boolean;
  /** Broken by two inside. Tested where a process enters. */
  readonly alone: SpaceCheck;
  /** Broken in a state in which nothing can happen although a process still wants something. */
  readonly served: SpaceCheck;
  readonly inStep: readonly StepCheck<State, Message>[];
  readonly atEnd: readonly EndCheck<State>[];
}

export interface SpaceCheck {
  readonly id: string;
  /** One line for people, as a property's: "At most one master". */
  readonly title: string;
  /** What the check counts: the singular and the plural. */
  readonly seenIn: readonly [string, string];
  /**
   * The first broken `violation` of the list is reported with a shortest run, and a search for the first one stops
   * there. A `flaw` is reported in this way only if there is no violation. A `price` is only counted.
   */
  readonly weight: "violation" | "flaw" | "price";
}

/** The result of a check; null if there was nothing to test. */
export type Tested = "holds" | "broken" | null;

/** A check of a single step of one process, whatever the others do. */
export interface StepCheck<State, Message> extends SpaceCheck {
  test(step: SearchedStep<State, Message>): Tested;
}

export interface SearchedStep<State, Message> {
  readonly self: ProcessId;
  readonly input: Input<Message, unknown>;
  readonly before: State;
  readonly after: State;
  readonly effects: readonly Effect<Message>[];
  /** The process's own clock, in ms. */
  readonly clockBeforeMs: number;
  readonly clockAfterMs: number;
}

/** A check of a state in which nothing can happen and no live process wants anything. */
export interface EndCheck<State> extends SpaceCheck {
  test(processes: readonly AtEnd<State>[]): Tested;
}

export interface AtEnd<State> {
  /** Null where the process has crashed. */
  readonly state: State | null;
  /** The clock's reading in ms, with the rest of a slew counted as done. */
  readonly clockMs: number;
}

/** Every check of a search, in the order in which they are reported. */
export function checksOf<State, Message>(space: Space<State, Message>): readonly SpaceCheck[] {
  const all = [space.alone, ...space.inStep, space.served, ...space.atEnd];
  return [...ofWeight(all, "violation"), ...ofWeight(all, "flaw"), ...ofWeight(all, "price")];
}

function ofWeight(checks: readonly SpaceCheck[], weight: SpaceCheck["weight"]): readonly SpaceCheck[] {
  return checks.filter((check) => check.weight === weight);
}
