import { finished, type Work } from "../base/work.ts";
import type { Facts, Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";

/** From a step up to, and not including, another; to the number of steps where it lasts to the end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface ProcessSpans {
  /** In the place that only one may be in. */
  readonly inside: readonly Span[];
  readonly waiting: readonly Span[];
  /** Crashed, and not restarted. */
  readonly down: readonly Span[];
}

/** Everything in a run that lasts longer than a step. */
export interface Spans {
  readonly of: readonly ProcessSpans[];
  /** Where two or more are in the place for one. */
  readonly crowded: readonly Span[];
  /** Whether there is a critical section: whether any process is ever inside, or waits to enter. */
  readonly hasPlace: boolean;
  /** The names of all phases that occur in the run. */
  readonly phases: ReadonlySet<string>;
  /** The names of the rows that cards show, all that occur in the run, in their order. */
  readonly rows: readonly string[];
}

type Kind = keyof ProcessSpans;
const kinds: readonly Kind[] = ["inside", "waiting", "down"];

const found = new WeakMap<Trace, Spans>();

/** How many steps are tested between two places where the work can pause. */
const stride = 256;

/** Looks once at every state of the run, and once at every run. */
export function spansOf(trace: Trace, reader: Reader<unknown, unknown>): Spans {
  return finished(spansIn(trace, reader));
}

/** The same as work that can pause. */
export function* spansIn(trace: Trace, reader: Reader<unknown, unknown>): Work<Spans> {
  const known = found.get(trace);
  if (known) return known;
  const spans = yield* lookThrough(trace, reader);
  found.set(trace, spans);
  return spans;
}

function* lookThrough(trace: Trace, reader: Reader<unknown, unknown>): Work<Spans> {
  const rows: string[] = [];
  const phases = new Set<string>();
  const open = trace.processes.map((): Record<Kind, number> => ({ inside: -1, waiting: -1, down: -1 }));
  const of = trace.processes.map((): Record<Kind, Span[]> => ({ inside: [], waiting: [], down: [] }));
  const crowded: Span[] = [];
  let insiders = 0;
  let crowdedFrom = -1;

  const seen: unknown[] = trace.processes.map(() => undefined);
  const look = (process: number, state: unknown, step: number): void => {
    // In some protocols most steps change nothing, and reading a state takes long.
    if (state !== undefined && state === seen[process]) return;
    seen[process] = state;
    const facts = state === null || state === undefined ? null : reader.factsOf(state);
    if (facts) {
      mergeRows(rows, facts);
      phases.add(facts.phase);
    }
    const is = kindsOf(facts);
    const begun = open[process];
    const spans = of[process];
    if (!begun || !spans) return;
    for (const kind of kinds) {
      if (is[kind] === begun[kind] >= 0) continue;
      if (kind === "inside") insiders += is.inside ? 1 : -1;
      if (is[kind]) begun[kind] = step;
      else {
        spans[kind].push({ from: begun[kind], to: step });
        begun[kind] = -1;
      }
    }
    if (insiders > 1 === crowdedFrom >= 0) return;
    if (insiders > 1) crowdedFrom = step;
    else {
      crowded.push({ from: crowdedFrom, to: step });
      crowdedFrom = -1;
    }
  };

  trace.initial.forEach((state, process) => look(process, state, 0));
  for (const step of trace.steps) {
    if (step.process >= 0) look(step.process, step.state, step.index);
    if (step.index % stride === 0) yield;
  }
  const end = trace.steps.length;
  open.forEach((begun, process) => {
    for (const kind of kinds) if (begun[kind] >= 0) of[process]?.[kind].push({ from: begun[kind], to: end });
  });
  if (crowdedFrom >= 0) crowded.push({ from: crowdedFrom, to: end });
  return {
    of,
    crowded,
    hasPlace: of.some(({ inside, waiting }) => inside.length + waiting.length > 0),
    phases,
    rows,
  };
}

function kindsOf(facts: Facts | null): Record<Kind, boolean> {
  if (!facts) return { inside: false, waiting: false, down: true };
  return { inside: facts.inside, waiting: facts.tone === "waiting" && !facts.inside, down: false };
}

/** Keeps the order in which the protocol names its rows, also of those that are only there at times. */
function mergeRows(rows: string[], facts: Facts): void {
  let place = 0;
  for (const { name } of facts.rows) {
    const known = rows.indexOf(name);
    if (known >= 0) place = known + 1;
    else rows.splice(place++, 0, name);
  }
}
