import type { PythonError } from "../../contract/socket-call.ts";
import { next } from "./flow.ts";
import type { State } from "./state.ts";

/** The exception with which a thread comes to its end by way of a `finally`; null where it just ends. */
export function diedOf(before: State | null, thread: string): PythonError | null {
  const own = before?.threads.find(({ id }) => id === thread);
  return own ? next(own.frames).died : null;
}

/** Whether an exception that was raised before has left the thread nothing to do. */
export function isDead(before: State | null, thread: string): boolean {
  return before?.threads.find(({ id }) => id === thread)?.frames.length === 0;
}
