import type { ProcessId } from "../base/words.ts";

/** How a process of a Python program ended. */
export interface Exit {
  /** Null where the process was still running, or was killed, when the run ended. */
  readonly exit: number | null;
  /** Of an uncaught exception in the main thread the last line of its traceback. */
  readonly exception: string | null;
  /** The innermost line of the user's own files in that traceback. */
  readonly exceptionLine: number | null;
}

/** What one run of Python programs came to. */
export interface Outcome {
  /**
   * `ok`: all ended with 0; `exception`: one ended otherwise, or an exception that nothing caught ended one of its threads;
   * `stuck`: one waits for ever; `limit`: the run was cut off.
   */
  readonly kind: "ok" | "exception" | "stuck" | "limit";
  /** The checks on what the programs must never do that it breaks: `mutual-exclusion`. Such a run can end with 0. */
  readonly broken: readonly string[];
  readonly console: Readonly<Record<ProcessId, readonly string[]>>;
  readonly exits: Readonly<Record<ProcessId, Exit>>;
  /** The same for two runs that came to the same. */
  readonly key: string;
}
