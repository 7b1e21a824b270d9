import * as v from "valibot";
import { at, unreachable } from "../base/invariant.ts";
import { happenedBefore } from "../trace/causality.ts";
import { measured, measures, type Measure } from "./measures.ts";
import {
  expected,
  firstStep,
  matches,
  meets,
  pattern,
  stepsLike,
  type Expected,
  type Pattern,
} from "./pattern.ts";
import { play, type Ran } from "./ran.ts";

/**
 * What a run must show: the goal of a challenge, or what an answer to a question claims. It is held against the trace
 * and the checks, never against what a student did.
 */
export type Predicate =
  /** A check of the run is broken, holds, or is open at its end. */
  | { readonly check: string; readonly is: "broken" | "holds" | "open" }
  /** So many steps match; without `times` at least one. */
  | { readonly step: Pattern; readonly times?: Expected | undefined }
  /** The first step like this comes before the first like that, or that never comes. */
  | { readonly first: Pattern; readonly before: Pattern }
  /** The first step like this happened before (Lamport) the first like that. */
  | { readonly cause: Pattern; readonly of: Pattern }
  /** The last state of a process, where the run ends. */
  | { readonly last: Pattern; readonly process: string }
  /** A socket of the kernel is like this at some step (`SocketView`). */
  | { readonly socket: Pattern }
  /** What is measured of the clocks, in ms. */
  | { readonly clocks: Measure; readonly ms: Expected }
  /** `quiet`: nothing was left to happen. `limit`: cut off. */
  | { readonly ends: "quiet" | "limit" }
  /** In how many runs with the seeds 1 to `seeds` this holds. */
  | { readonly seeds: number; readonly where: Predicate; readonly times: Expected }
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate };

/** At most so many seeds: a question is answered while the student waits. */
const SEEDS_MAX = 50;

export const predicate: v.GenericSchema<unknown, Predicate> = v.lazy(() =>
  v.union([
    v.strictObject({ check: v.string(), is: v.picklist(["broken", "holds", "open"]) }),
    v.strictObject({ step: pattern, times: v.optional(expected) }),
    v.strictObject({ first: pattern, before: pattern }),
    v.strictObject({ cause: pattern, of: pattern }),
    v.strictObject({ last: pattern, process: v.string() }),
    v.strictObject({ socket: pattern }),
    v.strictObject({ clocks: v.picklist(measures), ms: expected }),
    v.strictObject({ ends: v.picklist(["quiet", "limit"]) }),
    v.strictObject({
      seeds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SEEDS_MAX)),
      where: predicate,
      times: expected,
    }),
    v.strictObject({ all: v.array(predicate) }),
    v.strictObject({ any: v.array(predicate) }),
    v.strictObject({ not: predicate }),
  ]),
);

export function holds(what: Predicate, ran: Ran): boolean {
  const { trace } = ran;
  if ("check" in what) return ran.checks.some(({ id, verdict }) => id === what.check && verdict === what.is);
  if ("step" in what) return meets(stepsLike(trace, what.step).length, what.times ?? { atLeast: 1 });
  if ("first" in what) {
    const first = firstStep(trace, what.first);
    const second = firstStep(trace, what.before);
    return first >= 0 && (second < 0 || first < second);
  }
  if ("cause" in what) {
    const cause = firstStep(trace, what.cause);
    const effect = firstStep(trace, what.of);
    return cause >= 0 && effect >= 0 && happenedBefore(trace, cause, effect);
  }
  if ("last" in what) {
    const state = lastState(ran, what.process);
    return matches({ state }, what.last);
  }
  if ("socket" in what) return socketStep(ran, what.socket) >= 0;
  if ("clocks" in what) return meets(measured(ran, what.clocks), what.ms);
  if ("ends" in what) return trace.end === what.ends;
  if ("seeds" in what) return meets(seedsWhere(ran, what.seeds, what.where), what.times);
  if ("all" in what) return what.all.every((each) => holds(each, ran));
  if ("any" in what) return what.any.some((each) => holds(each, ran));
  if ("not" in what) return !holds(what.not, ran);
  return unreachable(what);
}

/** The step at which it can first be seen that the predicate holds; null where no step shows it. */
export function shownAt(what: Predicate, ran: Ran): number | null {
  if ("check" in what) return ran.checks.find(({ id }) => id === what.check)?.step ?? null;
  if ("step" in what) return known(firstStep(ran.trace, what.step));
  if ("first" in what) return known(firstStep(ran.trace, what.first));
  if ("cause" in what) return known(firstStep(ran.trace, what.of));
  if ("socket" in what) return known(socketStep(ran, what.socket));
  if ("all" in what) return latest(what.all.map((each) => shownAt(each, ran)));
  if ("any" in what) return shownAt(what.any.find((each) => holds(each, ran)) ?? { all: [] }, ran);
  return null;
}

function latest(steps: readonly (number | null)[]): number | null {
  return known(Math.max(-1, ...steps.map((step) => step ?? -1)));
}

function known(step: number): number | null {
  return step < 0 ? null : step;
}

/** In how many runs, each with a seed from 1 on, the predicate holds. */
export function seedsWhere({ experiment, scenario }: Ran, seeds: number, where: Predicate): number {
  let count = 0;
  for (let seed = 1; seed <= seeds; seed++)
    if (holds(where, play(experiment, { ...scenario, seed }))) count++;
  return count;
}

function lastState({ trace }: Ran, process: string): unknown {
  const index = trace.processes.indexOf(process);
  return trace.steps.findLast((step) => step.process === index)?.state ?? trace.initial[index];
}

function socketStep({ trace, sockets }: Ran, wanted: Pattern): number {
  for (let index = 0; index < trace.steps.length; index++) {
    const changed = sockets.changedAt(at(trace.steps, index).index);
    if (changed.some(({ view }) => view !== null && matches(view, wanted))) return index;
  }
  return -1;
}
