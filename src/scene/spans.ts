import { finished, type Work } from "../base/work.ts";
import type { Facts, Reader } from "../contract/reader.ts";
import type { Trace } from "../trace/trace.ts";

/** From a step up to, and not including, another; to the number of steps where it lasts to the end. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** What was waited for. */
  readonly label?: string;
}

/** What a lane has: that of a process, or of a thread beside its main one. */
export interface LaneSpans {
  readonly process: number;
  /** Null on the lane of the process. */
  readonly thread: string | null;
  readonly name: string;
  /** In the place that only one may be in. */
  readonly inside: readonly Span[];
  readonly waiting: readonly Span[];
  /** Waiting for a lock that another thread holds. */
  readonly blocked: readonly Span[];
  /** Crashed, and not restarted. */
  readonly down: readonly Span[];
  /** The thread has not begun, or has ended. */
  readonly gone: readonly Span[];
}

/** Everything in a run that lasts longer than a step. */
export interface Spans {
  /** The lanes from top to bottom: each process, and under it its threads in the order in which they began. */
  readonly of: readonly LaneSpans[];
  /** Where two or more are in the place for one. */
  readonly crowded: readonly Span[];
  /** Whether there is a critical section: whether any process is ever inside, or waits to enter. */
  readonly hasPlace: boolean;
  /** The names of all phases that occur in the run. */
  readonly phases: ReadonlySet<string>;
  /** The names of the rows that cards show, all that occur in the run, in their order. */
  readonly rows: readonly string[];
}

const kinds = ["inside", "waiting", "blocked", "down", "gone"] as const;
type Kind = (typeof kinds)[number];

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
  const lanes = trace.processes.map((_, process) => new Lane(process, null));
  const threads = trace.processes.map(() => new Map<string, Lane>());
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
    const own = threads[process] ?? new Map<string, Lane>();
    for (const { id, name } of facts?.threads ?? []) {
      const lane = own.get(id) ?? new Lane(process, id);
      lane.name = name;
      own.set(id, lane);
    }
    const look = (lane: Lane | undefined, now: Look) => (insiders += lane?.see(kindsOf(now), step) ?? 0);
    look(lanes[process], facts);
    for (const [id, lane] of own) look(lane, facts?.threads?.find((thread) => thread.id === id) ?? "gone");
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
  const of = lanes.flatMap((lane, process) => [lane, ...(threads[process]?.values() ?? [])]);
  for (const lane of of) lane.see({}, end);
  if (crowdedFrom >= 0) crowded.push({ from: crowdedFrom, to: end });
  return {
    of,
    crowded,
    hasPlace: of.some(({ inside, waiting }) => inside.length + waiting.length > 0),
    phases,
    rows,
  };
}

/** What is known of a process, or of a thread; null while the process is down. */
type Look = Pick<Facts, "tone" | "inside" | "blocked"> | "gone" | null;

class Lane implements LaneSpans {
  readonly process: number;
  readonly thread: string | null;
  name = "";
  readonly inside: Span[] = [];
  readonly waiting: Span[] = [];
  readonly blocked: Span[] = [];
  readonly down: Span[] = [];
  readonly gone: Span[] = [];
  readonly #open = new Map<Kind, { readonly from: number; readonly label: string }>();

  constructor(process: number, thread: string | null) {
    this.process = process;
    this.thread = thread;
    if (thread !== null) this.#open.set("gone", { from: 0, label: "" });
  }

  /** Takes in what holds from a step on. @returns by how many the place for one has more inside */
  see(is: Partial<Record<Kind, string>>, step: number): number {
    let entered = 0;
    for (const kind of kinds) {
      const label = is[kind];
      const begun = this.#open.get(kind);
      if (label === begun?.label) continue;
      if (begun) this[kind].push({ from: begun.from, to: step, ...(begun.label && { label: begun.label }) });
      if (label === undefined) this.#open.delete(kind);
      else this.#open.set(kind, { from: step, label });
      if (kind === "inside") entered += (label === undefined ? 0 : 1) - (begun ? 1 : 0);
    }
    return entered;
  }
}

/** What holds now, with what is waited for. */
function kindsOf(now: Look): Partial<Record<Kind, string>> {
  if (now === null) return { down: "" };
  if (now === "gone") return { gone: "" };
  if (now.inside) return { inside: "" };
  if (typeof now.blocked === "string") return { blocked: now.blocked };
  return now.tone === "waiting" ? { waiting: "" } : {};
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
