/** A thread of a Python program. `thread`: `main`, `t1`, `t2` … */
export interface ThreadName {
  readonly process: string;
  readonly thread: string;
}

/**
 * Once `thread` of `process` has passed so many points, `next` goes on, if it can. A point is a place where another
 * thread may go on: see docs/python.md. At the very beginning no thread has run: both names are empty, the point is 0.
 */
export interface Turn extends ThreadName {
  readonly point: number;
  readonly next: ThreadName;
}

/** In which order the threads of a scenario's Python programs run, where that is not left to the simulator. */
export interface Order {
  /** Whether a thread may be put aside at calls and locks alone, or between any two lines. */
  readonly preempt: "calls" | "lines";
  readonly turns: readonly Turn[];
}
