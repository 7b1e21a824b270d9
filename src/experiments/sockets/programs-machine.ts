import type { Machine } from "../../contract/machine.ts";
import type { Reader } from "../../contract/reader.ts";
import type { Typed } from "../../protocols/python-program/machine.ts";
import {
  isPython,
  type Config as PythonConfig,
  type State as PythonState,
} from "../../protocols/python-program/state.ts";
import { own } from "./python/kind.ts";
import { socketProgram } from "../../protocols/socket-program/machine.ts";
import { socketReader, type SegmentMessage } from "../../protocols/socket-program/reader.ts";
import type { Config, State } from "../../protocols/socket-program/state.ts";

/** The processes of one scenario may run operations or Python programs, side by side. */

export type AnyConfig = Config | PythonConfig;
export type AnyState = State | PythonState;

export const anyProgram: Machine<AnyConfig, AnyState, never, Typed> = {
  init: (config, self) =>
    "kind" in config ? own().machine.init(config, self) : socketProgram.init(config, self),
  step(state, input) {
    if (isPython(state)) return own().machine.step(state, input);
    // A program of operations reads no typed lines.
    return input.kind === "ask" ? { state, effects: [] } : socketProgram.step(state, input);
  },
  ready: () => true,
};

export const anyReader: Reader<AnyState, SegmentMessage> = {
  ...socketReader,
  factsOf: (state) => (isPython(state) ? own().factsOf(state) : socketReader.factsOf(state)),
  variablesOf: (state) => (isPython(state) ? own().variablesOf(state) : socketReader.variablesOf(state)),
};
