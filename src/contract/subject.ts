import type { ProcessId } from "../base/words.ts";
import type { Machine } from "./machine.ts";
import type { Property } from "./property.ts";
import type { Reader } from "./reader.ts";
import type { Space } from "./space.ts";

/** Everything that a runtime needs: one protocol, its processes, and their users' requests. It names no protocol. */
export interface Subject<Config, State, Message, Wish> {
  readonly machine: Machine<Config, State, Message, Wish>;
  readonly reader: Reader<State, Message>;
  readonly properties: readonly Property<State, Message, Wish>[];
  readonly members: readonly Member<Config, Wish>[];
  /** Where every schedule of the protocol can be tried. */
  readonly space?: Space<State, Message>;
  /** How many turns all processes have together, for timers that take one; absent: as many as they like. */
  readonly turns?: number;
  /** Set where the processes run programs that a user wrote: `bounds` hold for them. */
  readonly runsPrograms?: true;
  /** Where the processes make socket calls: the kernel of their host, sizes in bytes; null for the usual ones. */
  readonly kernel?: {
    readonly segmentBytes: number | null;
    readonly sendBufferBytes: number | null;
    readonly receiveBufferBytes: number | null;
  };
}

export interface Member<Config, Wish> {
  readonly id: ProcessId;
  readonly config: Config;
  /** The reading of the process's own clock at true time 0, and how far its oscillator is off. */
  readonly clockMs: number;
  readonly driftPpm: number;
  /** Where the process begins with the input `start`, and when it is killed, in ms of true time. */
  readonly startMs?: number;
  readonly killMs?: number | null;
  readonly asks: readonly { readonly atMs: number; readonly wish: Wish }[];
}

/** A subject of whatever protocol: runtimes, traces and pages pass its values on and never look into them. */
export type AnySubject = Subject<unknown, unknown, unknown, unknown>;
