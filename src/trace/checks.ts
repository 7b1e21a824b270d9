import { at } from "../base/invariant.ts";
import { finished, type Work } from "../base/work.ts";
import type { KernelHistory } from "../contract/kernel-view.ts";
import type { Lost, Onlooker, Property, Seen, Verdict, Watch } from "../contract/property.ts";
import type { AnySubject } from "../contract/subject.ts";
import { Clockwork } from "./clockwork.ts";
import { isLostForGood } from "./mishaps.ts";
import { isInput } from "./replay.ts";
import { lastAtMost } from "./timeline.ts";
import type { Trace, TraceStep } from "./trace.ts";

/** What became of one property over a whole run. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly kind: "always" | "eventually";
  readonly verdict: Verdict;
  /** Where broken: at which step, and why. */
  readonly step: number | null;
  readonly why: string | null;
  /** How far it had been looked at, wherever that changed: rising steps, and a few words each. */
  readonly progress: { readonly steps: readonly number[]; readonly words: readonly string[] };
}

/** Holds every property of the subject against a run. A run that was cut off leaves open what it owes. */
export function check(trace: Trace, subject: AnySubject): Check[] {
  return finished(checking(trace, subject));
}

/** So many steps are checked between two places to put the work aside. */
const stride = 256;

/**
 * The same, to be done a part at a time.
 * @param socketsOf the run's sockets, asked for once where a property looks at them; absent: none are shown to it
 */
export function* checking(
  trace: Trace,
  subject: AnySubject,
  socketsOf?: () => Work<KernelHistory>,
): Work<Check[]> {
  const watched = subject.properties.map((property) => new Watched(property, trace));
  const looks = watched.some(({ seesSockets }) => seesSockets);
  const sockets = looks && socketsOf ? yield* socketsOf() : undefined;
  const clockwork = new Clockwork(trace, subject);
  for (const step of trace.steps) {
    clockwork.see(step);
    if (step.process >= 0) {
      const seen = seenAt(trace, step, clockwork);
      for (const each of watched) each.see(seen);
    } else if (step.happening.kind === "lost" && isLostForGood(trace, step)) {
      const lost = lostAt(trace, step, clockwork);
      for (const each of watched) each.seeLost(lost);
    }
    if (sockets) for (const each of watched) each.seeSockets(step.index, sockets);
    if (step.index % stride === 0) yield;
  }
  const asked = allAsked(trace, subject);
  return watched.filter((each) => each.isNeeded).map((each) => each.told(trace, asked));
}

/** A property that is held against a run, step by step. */
class Watched {
  readonly #property: Property<unknown, unknown, unknown>;
  readonly #watch: Watch<unknown, unknown, unknown>;
  readonly #steps: number[] = [0];
  readonly #words: string[];
  #said: string;
  #broken: { readonly step: number; readonly why: string } | null = null;

  constructor(property: Property<unknown, unknown, unknown>, { processes }: Trace) {
    this.#property = property;
    this.#watch = property.watch(processes);
    this.#said = this.#watch.progress();
    this.#words = [this.#said];
  }

  get seesSockets(): boolean {
    return this.#watch.seeSockets !== undefined;
  }

  get isNeeded(): boolean {
    return this.#watch.isNeeded?.() ?? true;
  }

  see(seen: Seen<unknown, unknown, unknown>): void {
    if (!this.#broken) this.#note(seen.step, this.#watch.see(seen));
  }

  seeLost(lost: Lost<unknown>): void {
    if (!this.#broken && this.#watch.seeLost) this.#note(lost.step, this.#watch.seeLost(lost));
  }

  seeSockets(step: number, sockets: KernelHistory): void {
    if (this.#broken || !this.#watch.seeSockets) return;
    const changed = sockets.changedAt(step);
    if (changed.length > 0) this.#watch.seeSockets(changed);
    this.#note(step, null);
  }

  #note(step: number, why: string | null): void {
    const said = this.#watch.progress();
    if (said !== this.#said) {
      this.#said = said;
      this.#steps.push(step);
      this.#words.push(said);
    }
    if (why !== null) this.#broken = { step, why };
  }

  told(trace: Trace, asked: boolean): Check {
    const { id, title, kind } = this.#property;
    const progress = { steps: this.#steps, words: this.#words };
    if (this.#broken) return { id, title, kind, verdict: "broken", ...this.#broken, progress };
    const owed = this.#watch.owed();
    if (this.#watch.untold?.(trace.end))
      return { id, title, kind, verdict: "open", step: null, why: null, progress };
    if (trace.end === "limit" && kind === "eventually" && (owed !== null || !asked))
      return { id, title, kind, verdict: "open", step: null, why: null, progress };
    if (owed !== null)
      return { id, title, kind, verdict: "broken", step: trace.steps.length - 1, why: owed, progress };
    return { id, title, kind, verdict: "holds", step: null, why: null, progress };
  }
}

function seenAt(trace: Trace, step: TraceStep, onlooker: Onlooker): Seen<unknown, unknown, unknown> {
  const previous = trace.steps[step.previous];
  const { happening } = step;
  return {
    step: step.index,
    process: at(trace.processes, step.process),
    input: isInput(happening) ? happening : null,
    before: previous ? previous.state : trace.initial[step.process],
    after: step.state,
    effects: step.effects,
    onlooker,
  };
}

function lostAt(trace: Trace, step: TraceStep, onlooker: Onlooker): Lost<unknown> {
  const { from, to, message } = at(trace.flights, step.flight);
  return {
    step: step.index,
    from: at(trace.processes, from),
    to: at(trace.processes, to),
    message,
    onlooker,
  };
}

/** Whether everything that the processes' users will ever ask has been asked, or will never be heard. */
function allAsked(trace: Trace, subject: AnySubject): boolean {
  const unasked = subject.members.map((member) => member.asks.length);
  const waiting = subject.members.map(() => 0);
  for (const { process, happening, cause } of trace.steps) {
    const kind = happening.kind;
    if (kind === "postponed") waiting[process] = (waiting[process] ?? 0) + 1;
    if (kind === "ask" || kind === "unheard") unasked[process] = (unasked[process] ?? 0) - 1;
    // A wish that was postponed is asked later because of a step of its own process.
    if (kind === "ask" && cause >= 0) waiting[process] = (waiting[process] ?? 0) - 1;
    if (kind === "crash") {
      unasked[process] = (unasked[process] ?? 0) - (waiting[process] ?? 0);
      waiting[process] = 0;
    }
  }
  return unasked.every((wishes) => wishes === 0);
}

/**
 * What a check says at `cursor`: it is broken only from its breaking step on, and a check of what must happen
 * eventually stays open until the end.
 */
export function checkAt(check: Check, cursor: number, lastStep: number): { verdict: Verdict; words: string } {
  const words = check.progress.words[lastAtMost(check.progress.steps, cursor)] ?? "";
  if (cursor >= (check.step ?? lastStep)) return { verdict: check.verdict, words };
  return { verdict: check.kind === "eventually" ? "open" : "holds", words };
}
