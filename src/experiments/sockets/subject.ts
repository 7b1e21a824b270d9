import type { Member, Subject } from "../../contract/subject.ts";
import type { CriticalSection } from "../../protocols/python-program/critical-section.ts";
import type { Typed } from "../../protocols/python-program/machine.ts";
import { socketProperties } from "../../protocols/socket-program/properties.ts";
import { wholeMessages } from "../../protocols/socket-program/whole-messages.ts";
import type { SegmentMessage } from "../../protocols/socket-program/reader.ts";
import { anyProgram, anyReader, type AnyConfig, type AnyState } from "./programs-machine.ts";
import { ownProperties } from "./python/kind.ts";
import type { PythonSource, SocketProcess, SocketsScenario } from "./scenario.ts";

/** What a runtime needs to run a scenario of this experiment. */
export function socketsSubject({
  processes,
  options,
}: SocketsScenario): Subject<AnyConfig, AnyState, SegmentMessage, Typed> {
  const { criticalSection = null } = options;
  const properties = [
    ...socketProperties,
    ...(options.wholeMessages ? [wholeMessages] : []),
    ...(processes.some(({ python }) => python) ? ownProperties() : []),
  ];
  return {
    machine: anyProgram,
    reader: anyReader,
    properties,
    runsPrograms: true,
    kernel: options,
    members: processes.map((process) => member(process, criticalSection)),
  };
}

function member(
  { name, startAt, killAt, onError, program, python, clock }: SocketProcess,
  criticalSection: CriticalSection | null,
): Member<AnyConfig, Typed> {
  return {
    id: name,
    config: python ? pythonConfig(name, python, criticalSection) : { name, onError, program },
    clockMs: clock?.offsetMs ?? 0,
    driftPpm: clock?.driftPpm ?? 0,
    startMs: startAt,
    killMs: killAt,
    asks: python ? typedLater(python) : [],
  };
}

function pythonConfig(
  name: string,
  { main, args = [], stdin = [], stdinMs, stdinClosed = false }: PythonSource,
  criticalSection: CriticalSection | null,
): AnyConfig {
  const isThere = stdinMs === undefined;
  return {
    kind: "python",
    name,
    main,
    args,
    stdin: isThere ? stdin : [],
    stdinClosed: stdinClosed && (isThere || stdin.length === 0),
    criticalSection,
  };
}

/** Lines that are typed at a moment of their own. */
function typedLater({
  stdin = [],
  stdinMs,
  stdinClosed = false,
}: PythonSource): Member<AnyConfig, Typed>["asks"] {
  return (stdinMs ?? []).map((atMs, index) => ({
    atMs,
    wish: { line: stdin[index] ?? "", closes: stdinClosed && index === stdin.length - 1 },
  }));
}
