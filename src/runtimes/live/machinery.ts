import type { LiveStep, Parcel } from "../../trace/live-report.ts";
import type { RealTime } from "./live-agenda.ts";

/** The machine on which a process runs. */
export interface Machinery extends RealTime {
  /** Hands a message over to the thread of another process. */
  carry(to: number, parcel: Parcel): void;
  /**
   * Called at every step, before its messages leave: what has left is known of. Where the processes have a kernel this
   * is how it learns of their calls.
   */
  tell(step: LiveStep): void;
}
