import type { ProcessId } from "../base/words.ts";
import type { Exit } from "../contract/outcome.ts";
import type { SocketsScenario } from "../experiments/sockets/scenario.ts";
import { isPython, type State } from "../protocols/python-program/state.ts";
import type { Trace } from "../trace/trace.ts";

/** A process that a program has started. Its `exit` is negative where a signal ended it: −15 after `terminate`. */
export interface Child extends Exit {
  readonly name: string;
}

/** What there is to say of Python programs; nothing where a scenario has none. */
export function pythonSummary(
  trace: Trace,
  { processes }: SocketsScenario,
): {
  readonly console?: Readonly<Record<ProcessId, readonly string[]>>;
  readonly exits?: Readonly<Record<ProcessId, Exit>>;
  readonly children?: Readonly<Record<ProcessId, readonly Child[]>>;
} {
  const own = processes.flatMap(({ name, python }, index) =>
    python ? [{ name, index, children: childrenOf(trace, index) }] : [],
  );
  if (own.length === 0) return {};
  return {
    console: Object.fromEntries(
      own.map(({ name, index, children }) => [name, linesOf(trace, new Set([index, ...children]))]),
    ),
    exits: Object.fromEntries(own.map(({ name, index }) => [name, exitOf(trace, index)])),
    children: Object.fromEntries(
      own.flatMap(({ name, children }) =>
        children.length === 0 ? [] : [[name, children.map((index) => childOf(trace, name, index))]],
      ),
    ),
  };
}

/** The processes that this one has started, and those that they have, in the order of their start. */
function childrenOf({ processes, steps }: Trace, process: number): number[] {
  const family = new Set([process]);
  for (const step of steps) {
    if (!family.has(step.process)) continue;
    for (const effect of step.effects)
      if (effect.kind === "spawn") family.add(processes.indexOf(effect.process));
  }
  return [...family].slice(1);
}

/** How a child ended, with the name that its program knows. */
function childOf(trace: Trace, parent: ProcessId, index: number): Child {
  const name = (trace.processes[index] ?? "").slice(parent.length + 1);
  return { name, ...exitOf(trace, index) };
}

/**
 * Standard output as a pipe would get it, split at its newlines; a last line without one counts. Children write to
 * the pipe of their parent.
 */
function linesOf(trace: Trace, family: ReadonlySet<number>): string[] {
  const pieces: string[] = [];
  for (const step of trace.steps) {
    if (!family.has(step.process)) continue;
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
