import type { LiveStep, Parcel } from "../../trace/live-report.ts";

/** What a process has of the machine that it runs on. */
export interface Machinery {
  /** True time, in ms since the run began. */
  nowMs(): number;
  /** Really waits, and answers with how to call that off. */
  after(ms: number, done: () => void): () => void;
  /** Hands a message over to the thread of another process. */
  carry(to: number, parcel: Parcel): void;
  /**
   * Called at every step, before its messages leave: what has left is known of. Where the processes have a kernel this
   * is how it learns of their calls.
   */
  tell(step: LiveStep): void;
}
