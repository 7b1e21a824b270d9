import type { ProcessId } from "../base/words.ts";
import type { Machine } from "./machine.ts";
import type { Property } from "./property.ts";
import type { Reader } from "./reader.ts";

/** What a runtime runs: one protocol, its processes, and what their users will want. It names no protocol. */
export interface Subject<Config, State, Message, Wish> {
  readonly machine: Machine<Config, State, Message, Wish>;
  readonly reader: Reader<State, Message>;
  readonly properties: readonly Property<State, Message, Wish>[];
  readonly members: readonly Member<Config, Wish>[];
}

export interface Member<Config, Wish> {
  readonly id: ProcessId;
  readonly config: Config;
  /** The reading of the process's own clock at true time 0, and how far its oscillator is off. */
  readonly clockMs: number;
  readonly driftPpm: number;
  readonly asks: readonly { readonly atMs: number; readonly wish: Wish }[];
}

/** A subject of whatever protocol: runtimes, traces and pages pass its values on and never look into them. */
export type AnySubject = Subject<unknown, unknown, unknown, unknown>;
