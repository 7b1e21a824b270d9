import { canonicalJson } from "../base/canonical-json.ts";
import type { Outcome } from "../contract/outcome.ts";
import { isPython, type State } from "../protocols/python-program/state.ts";
import type { Trace } from "../trace/trace.ts";
import { pythonSummary } from "./python.ts";

export function outcomeOf(trace: Trace): Outcome {
  const { scenario } = trace;
  const { console = {}, exits = {} } =
    scenario.experiment === "sockets" ? pythonSummary(trace, scenario) : {};
  const kind = kindOf(trace, exits);
  return { kind, console, exits, key: canonicalJson({ kind, console, exits }) };
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
