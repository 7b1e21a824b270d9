import { canonicalJson } from "../base/canonical-json.ts";
import type { Outcome } from "../contract/outcome.ts";
import { isPython, type State } from "../protocols/python-program/state.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Trace } from "../trace/trace.ts";
import { pythonSummary } from "./python.ts";

export function outcomeOf(trace: Trace): Outcome {
  const { scenario } = trace;
  const { console = {}, exits = {} } =
    scenario.experiment === "sockets" ? pythonSummary(trace, scenario) : {};
  const kind = kindOf(trace, exits);
  const broken = areTogether(trace) ? ["mutual-exclusion"] : [];
  return { kind, broken, console, exits, key: canonicalJson({ kind, broken, console, exits }) };
}

/** Whether two threads were in the critical section at once. Which of them prints first does not show that. */
function areTogether({ steps }: Trace): boolean {
  const inside = new Map<number, number>();
  for (const { process, state } of steps) {
    if (process < 0) continue;
    const own = state as object | null;
    inside.set(process, own && isPython(own) ? own.inside.length : 0);
    let all = 0;
    for (const count of inside.values()) all += count;
    if (all > 1) return true;
  }
  return false;
}

/**
 * Whether the programs may print that they enter a critical section, told from their texts. Then it matters in which order
 * different processes print.
 */
export function marksCriticalSection({ processes, options }: Scenario): boolean {
  if ("criticalSection" in options) return true;
  return processes.some((process) => {
    const files = typeof process === "object" && "python" in process ? process.python?.files : undefined;
    return Object.values(files ?? {}).some((text) => /\bCS\b|critical section/i.test(text));
  });
}

function kindOf(trace: Trace, exits: Outcome["exits"]): Outcome["kind"] {
  const failed = Object.values(exits).some(({ exit }) => exit !== null && exit !== 0);
  if (failed || dies(trace)) return "exception";
  if (trace.end === "limit") return "limit";
  return waitsForEver(trace) ? "stuck" : "ok";
}

function dies({ steps }: Trace): boolean {
  return steps.some(({ effects }) =>
    effects.some((effect) => effect.kind === "cite" && effect.rule === "dies"),
  );
}

/** Whether a process has neither ended nor been killed. */
function waitsForEver({ steps }: Trace): boolean {
  const last = new Map<number, State | null>();
  for (const { process, happening, state } of steps) {
    if (process < 0) continue;
    const own = state as object | null;
    last.set(process, happening.kind === "crash" || !own || !isPython(own) ? null : own);
  }
  return [...last.values()].some((state) => state !== null && state.exit === null);
}
