import type { ProcessId } from "../../base/words.ts";
import type { Order } from "../../contract/order.ts";
import type { Operation } from "../../contract/socket-operation.ts";
import type { CriticalSection } from "../../contract/critical-section.ts";
import type { Usual } from "../../scenario/completed.ts";
import type { ScenarioBase } from "../../scenario/scenario.ts";

declare module "../../scenario/scenario.ts" {
  interface Scenarios {
    readonly sockets: SocketsScenario;
  }
}

export interface SocketsScenario extends ScenarioBase {
  readonly experiment: "sockets";
  readonly processes: readonly SocketProcess[];
  readonly options: SocketsOptions;
  /** In which order the threads of Python programs run; absent: who can go on first does. */
  readonly order?: Order;
}

/** A program and when it runs; see tests/oracle/sockets/README.md for its operations. */
export interface SocketProcess {
  readonly name: ProcessId;
  readonly startAt: number;
  /** When it is killed from outside, or null. */
  readonly killAt: number | null;
  readonly onError: "continue" | "stop";
  /** Empty where the process runs a Python program. */
  readonly program: readonly Operation[];
  readonly python?: PythonSource;
  /** Its own clock, which a Python program reads: how far it is ahead at the beginning, and how far off its rate is. */
  readonly clock?: { readonly offsetMs?: number; readonly driftPpm?: number };
}

/** A student's own program: see docs/python.md. */
export interface PythonSource {
  readonly main: string;
  /** Name → text. All processes share one folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The lines that are typed, without line breaks. */
  readonly stdin?: readonly string[];
  /** When each is typed, in ms of true time; absent: all are there from the start. */
  readonly stdinMs?: readonly number[];
  /** Whether standard input ends after the last line; else it stays open and silent. */
  readonly stdinClosed?: boolean;
  /** Names whose values are followed, with attributes: "clock", "self.offset". */
  readonly watch?: readonly string[];
}

/** Sizes of the kernel, null for what Linux was seen to have. */
export interface SocketsOptions {
  readonly segmentBytes: number | null;
  readonly sendBufferBytes: number | null;
  readonly receiveBufferBytes: number | null;
  /** Whether the programs take what a receive gives for one message: then a check says whether it was. */
  readonly wholeMessages: boolean;
  /** What Python programs print when they enter and leave the critical section; absent: the usual patterns. */
  readonly criticalSection?: CriticalSection;
}

/** The defaults of a file: processes on one host without delay, and a short time limit. */
export const usualSockets = {
  experiment: "sockets",
  limitMs: 1000,
  network: { delay: { kind: "constant", ms: 0 } },
  options: {
    segmentBytes: null,
    sendBufferBytes: null,
    receiveBufferBytes: null,
    wholeMessages: false,
  },
} as const satisfies Usual<"sockets">;
