import * as v from "valibot";
import { at } from "../base/invariant.ts";
import { citationOf, type Trace, type TraceStep } from "../trace/trace.ts";

/**
 * Some of what a step shows, each by its path: `{ "process": "2", "rule": "enter", "values.timestamp": 4 }`. A step
 * matches when all of them are as expected. docs/lessons.md lists the paths.
 */
export type Pattern = { readonly [path: string]: Expected };

/** A value itself, or what must be true of it. `has`: a text or a list contains this. */
export type Expected =
  | string
  | number
  | boolean
  | null
  | {
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
      readonly has?: string | undefined;
      readonly not?: string | number | boolean | null | undefined;
    };

const value = v.union([v.string(), v.number(), v.boolean(), v.null()]);

export const expected: v.GenericSchema<unknown, Expected> = v.union([
  value,
  v.strictObject({
    atLeast: v.optional(v.number()),
    atMost: v.optional(v.number()),
    has: v.optional(v.string()),
    not: v.optional(value),
  }),
]);

export const pattern: v.GenericSchema<unknown, Pattern> = v.record(v.string(), expected);

export function meets(found: unknown, wanted: Expected): boolean {
  if (typeof wanted !== "object" || wanted === null) return found === wanted;
  const { atLeast, atMost, has, not } = wanted;
  if (atLeast !== undefined && !(typeof found === "number" && found >= atLeast)) return false;
  if (atMost !== undefined && !(typeof found === "number" && found <= atMost)) return false;
  if (has !== undefined && !((typeof found === "string" || Array.isArray(found)) && found.includes(has)))
    return false;
  return not === undefined || found !== not;
}

/** Whether a value has everything that the pattern expects of it. */
export function matches(seen: object, wanted: Pattern): boolean {
  return Object.entries(wanted).every(([path, expects]) => meets(lookUp(seen, path), expects));
}

/** A step as a pattern sees it. */
export function seenAt(trace: Trace, step: TraceStep): object {
  const { happening, flight } = step;
  const cited = citationOf(step);
  const sent = flight < 0 ? null : at(trace.flights, flight);
  return {
    step: step.index,
    atMs: step.atMs,
    process: step.process < 0 ? null : at(trace.processes, step.process),
    kind: happening.kind,
    rule: cited?.rule ?? null,
    values: cited?.values ?? {},
    state: step.state,
    /** What a call gave: `result.value.bytes`, `result.error.class`. */
    result: "result" in happening ? happening.result : null,
    lost: "why" in happening ? happening.why : null,
    printed: step.effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])).join("\n"),
    message: sent ? { name: sent.name, from: trace.processes[sent.from], ...asObject(sent.message) } : null,
  };
}

function asObject(message: unknown): object {
  return typeof message === "object" && message !== null ? message : {};
}

/** The first step from `from` on that matches, or −1. */
export function firstStep(trace: Trace, wanted: Pattern, from = 0): number {
  for (let index = from; index < trace.steps.length; index++)
    if (matches(seenAt(trace, at(trace.steps, index)), wanted)) return index;
  return -1;
}

/** All steps that match, in their order. */
export function stepsLike(trace: Trace, wanted: Pattern): TraceStep[] {
  return trace.steps.filter((step) => matches(seenAt(trace, step), wanted));
}

function lookUp(from: object, path: string): unknown {
  let found: unknown = from;
  for (const key of path.split(".")) {
    if (typeof found === "string" || Array.isArray(found)) {
      found = key === "length" ? found.length : found[Number(key)];
      continue;
    }
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as { readonly [key: string]: unknown })[key];
  }
  return found;
}
