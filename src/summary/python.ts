import type { ProcessId } from "../base/words.ts";
import type { SocketsScenario } from "../experiments/sockets/scenario.ts";
import { isPython, type State } from "../protocols/python-program/state.ts";
import type { Trace } from "../trace/trace.ts";

export interface Exit {
  /** Null where the process was still running, or was killed, when the run ended. */
  readonly exit: number | null;
  /** Of an uncaught exception in the main thread the last line of its traceback. */
  readonly exception: string | null;
  /** The innermost line of the user's own files in that traceback. */
  readonly exceptionLine: number | null;
}

/** What there is to say of Python programs; nothing where a scenario has none. */
export function pythonSummary(
  trace: Trace,
  { processes }: SocketsScenario,
): {
  readonly console?: Readonly<Record<ProcessId, readonly string[]>>;
  readonly exits?: Readonly<Record<ProcessId, Exit>>;
  readonly children?: Readonly<Record<ProcessId, readonly Exit[]>>;
} {
  const own = processes.flatMap(({ name, python }, index) => (python ? [{ name, index }] : []));
  if (own.length === 0) return {};
  return {
    console: Object.fromEntries(own.map(({ name, index }) => [name, linesOf(trace, index)])),
    exits: Object.fromEntries(own.map(({ name, index }) => [name, exitOf(trace, index)])),
    children: {},
  };
}

/** Standard output as a pipe would get it, split at its newlines; a last line without one counts. */
function linesOf(trace: Trace, process: number): string[] {
  const pieces: string[] = [];
  for (const step of trace.steps) {
    if (step.process !== process) continue;
    for (const effect of step.effects)
      if (effect.kind === "print" && effect.stream === "stdout") pieces.push(effect.text);
  }
  const lines = pieces.join("").split("\n");
  if (lines[lines.length - 1] === "") lines.pop();
  return lines;
}

function exitOf(trace: Trace, process: number): Exit {
  let state: State | null = null;
  for (const step of trace.steps) {
    if (step.process !== process) continue;
    const after = step.state as object | null;
    state = after && isPython(after) ? after : null;
  }
  const { exit = null, exception = null, exceptionLine = null } = state ?? {};
  return { exit, exception, exceptionLine };
}
