import type { Binary } from "../base/binary.ts";
import type { CallResult } from "../contract/socket-call.ts";

/** The pending items of a run, with their times. */
export type Pending =
  | {
      readonly kind: "intervention";
      readonly atMs: number;
      readonly rank: 0;
      readonly index: number;
      readonly part: "begin" | "end";
    }
  | {
      readonly kind: "arrival";
      readonly atMs: number;
      readonly rank: 1;
      readonly flight: number;
      readonly lost: "loss" | "drop" | null;
    }
  | {
      readonly kind: "timer";
      readonly atMs: number;
      readonly rank: 1;
      readonly process: number;
      readonly timer: string;
      readonly setBy: number;
      /** As in the effect that set it. */
      readonly turn?: "takes" | "awaits";
    }
  /** A process of the scenario begins, or is killed. */
  | {
      readonly kind: "life";
      readonly atMs: number;
      readonly rank: 1;
      readonly process: number;
      readonly part: "start" | "kill";
      /** The step of the process that started it; absent: the scenario does. */
      readonly cause?: number;
    }
  /** A call has returned, and its thread is to be told; `cause` is the step that let it return. */
  | {
      readonly kind: "returned";
      readonly atMs: number;
      readonly rank: 1;
      readonly process: number;
      readonly thread: string;
      readonly result: CallResult<Binary>;
      readonly cause: number;
    }
  /** Another process has sent it a signal that ends it. */
  | {
      readonly kind: "killed";
      readonly atMs: number;
      readonly rank: 0;
      readonly process: number;
      readonly signal: number;
      readonly cause: number;
    }
  /** A thread of a Python program has run on: the next piece of what it did is to be told, before all else. */
  | {
      readonly kind: "ran";
      readonly atMs: number;
      readonly rank: 0;
      readonly process: number;
      readonly thread: string;
      readonly setBy: number;
    }
  /** The kernel has something to do by itself. */
  | { readonly kind: "kernel"; readonly atMs: number; readonly rank: 1 | 2 }
  | {
      readonly kind: "ask";
      readonly atMs: number;
      readonly rank: 1;
      readonly process: number;
      readonly wish: unknown;
      /** The step that made the process ready for a wish that had to wait; −1 where the scenario asks. */
      readonly readyStep: number;
    };
