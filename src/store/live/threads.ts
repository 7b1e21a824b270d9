import type { LiveAsked, LiveTold } from "../../trace/live-report.ts";
import type { Wait } from "../player.ts";

/** A thread that has said nothing for so long does not answer. One that waits for a processor is slow, too. */
export const SILENT_MS = 2000;

/** A thread that runs one process, or the kernel that several make their calls to. */
export interface Thread {
  /** @param port what goes over with it */
  ask(asked: LiveAsked, port?: Port): void;
  /** Ends it at once, in the middle of whatever it does. */
  end(): void;
}

/** An end of a channel between two threads; only they look into it. */
export type Port = object;

export type ThreadKind = "process" | "kernel";

/** The threads that run processes: a browser's workers, or a test's. */
export interface Threads {
  spawn(
    kind: ThreadKind,
    heard: { readonly tell: (told: LiveTold) => void; readonly failed: (why: string) => void },
  ): Thread;
  channel(): readonly [Port, Port];
  /** In ms, the same in all threads. */
  nowMs(): number;
  readonly wait: Wait;
}
