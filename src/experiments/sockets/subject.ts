import type { Member, Subject } from "../../contract/subject.ts";
import type { Typed } from "../../protocols/python-program/machine.ts";
import { socketProperties } from "../../protocols/socket-program/properties.ts";
import { wholeMessages } from "../../protocols/socket-program/whole-messages.ts";
import type { SegmentMessage } from "../../protocols/socket-program/reader.ts";
import { anyProgram, anyReader, type AnyConfig, type AnyState } from "./programs-machine.ts";
import { own } from "./python/kind.ts";
import type { SocketProcess, SocketsOptions, SocketsScenario } from "./scenario.ts";

/** What a runtime needs to run a scenario of this experiment. */
export function socketsSubject({
  processes,
  options,
}: SocketsScenario): Subject<AnyConfig, AnyState, SegmentMessage, Typed> {
  const isOwn = processes.some(({ python }) => python);
  const usual = options.wholeMessages ? [...socketProperties, wholeMessages] : socketProperties;
  return {
    machine: anyProgram,
    reader: isOwn ? { ...anyReader, linkOf: own().linkOf } : anyReader,
    properties: isOwn ? own().properties(usual) : usual,
    runsPrograms: true,
    kernel: options,
    members: processes.map((process) => member(process, options)),
  };
}

function member(
  { name, startAt, killAt, onError, program, python, clock }: SocketProcess,
  options: SocketsOptions,
): Member<AnyConfig, Typed> {
  return {
    id: name,
    clockMs: clock?.offsetMs ?? 0,
    driftPpm: clock?.driftPpm ?? 0,
    startMs: startAt,
    killMs: killAt,
    ...(python ? own().member(name, python, options) : { config: { name, onError, program }, asks: [] }),
  };
}
