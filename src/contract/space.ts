import type { ProcessId } from "../base/words.ts";

/**
 * How an exhaustive search looks at a protocol: which of its states are one and the same to everybody, and what
 * must never come about. A search knows no times: it tries every order instead.
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
  /** Whether nobody needs the message that reaches this process: then something cost more than it should. */
  isSurplus(state: State, from: ProcessId, message: Message): boolean;
}
