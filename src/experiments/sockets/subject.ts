import type { Subject } from "../../contract/subject.ts";
import { socketProgram } from "../../protocols/socket-program/machine.ts";
import { socketProperties } from "../../protocols/socket-program/properties.ts";
import { wholeMessages } from "../../protocols/socket-program/whole-messages.ts";
import { socketReader, type SegmentMessage } from "../../protocols/socket-program/reader.ts";
import type { Config, State } from "../../protocols/socket-program/state.ts";
import type { SocketsScenario } from "./scenario.ts";

/** What a runtime needs to run a scenario of this experiment. */
export function socketsSubject({
  processes,
  options,
}: SocketsScenario): Subject<Config, State, SegmentMessage, never> {
  return {
    machine: socketProgram,
    reader: socketReader,
    properties: options.wholeMessages ? [...socketProperties, wholeMessages] : socketProperties,
    runsPrograms: true,
    kernel: options,
    members: processes.map(({ name, startAt, killAt, onError, program }) => ({
      id: name,
      config: { name, onError, program },
      clockMs: 0,
      driftPpm: 0,
      startMs: startAt,
      killMs: killAt,
      asks: [],
    })),
  };
}
