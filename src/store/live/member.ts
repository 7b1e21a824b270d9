import type { Stroke } from "../../contract/live.ts";
import type { LiveStep, LiveTold, Reading } from "../../trace/live-report.ts";

/** How a process is, as far as its thread tells. */
export type Being = "off" | "starting" | "running" | "silent" | "killed" | "thrown";

export interface LiveMember {
  readonly process: number;
  readonly id: string;
  readonly is: Being;
  /** The exception that it threw. */
  readonly why: string | null;
  /** The last that it said of itself. */
  readonly said: Reading | null;
  /** Since when it says that it is where it is, in ms of true time. */
  readonly phaseSinceMs: number;
}

export type LiveStatus = "starting" | "running" | "paused" | "stopping" | "over";

/** The reports of a running run, in the order in which they arrive. */
export interface LiveWatch {
  readonly step?: (step: LiveStep) => void;
  readonly said?: (process: number, now: Reading) => void;
  readonly stroke?: (process: number, stroke: Stroke) => void;
  /** All that the kernel tells, steps of processes among it. */
  readonly kernel?: (told: LiveTold) => void;
  readonly down?: (process: number, atMs: number) => void;
}
