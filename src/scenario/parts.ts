import * as v from "valibot";
import { limits } from "../contract/limits.ts";
import { shown } from "./problem.ts";

/** The parts that every experiment's schema is made of, each with its bounds and its message. */

interface Issue {
  readonly input: unknown;
}

/** A number from `min` to `max`, fractions allowed. */
export function number(min: number, max: number) {
  const told = (issue: Issue) => `must be ${min} to ${max}, is ${shown(issue.input)}`;
  const typed = (issue: Issue) => `must be a number from ${min} to ${max}, is ${shown(issue.input)}`;
  return v.pipe(v.number(typed), v.minValue(min, told), v.maxValue(max, told));
}

/** A number of less than `size`, whatever its sign. */
export function sizeBelow(size: number) {
  const told = (issue: Issue) => `must be of a size below ${shown(size)}, is ${shown(issue.input)}`;
  const typed = (issue: Issue) => `must be a number of a size below ${shown(size)}, is ${shown(issue.input)}`;
  return v.pipe(v.number(typed), v.gtValue(-size, told), v.ltValue(size, told));
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number) {
  const told = (issue: Issue) => `must be ${min} to ${max}, is ${shown(issue.input)}`;
  const typed = (issue: Issue) => `must be a whole number from ${min} to ${max}, is ${shown(issue.input)}`;
  return v.pipe(v.number(typed), v.minValue(min, told), v.maxValue(max, told), v.integer(typed));
}

export function oneOf<const Words extends readonly string[]>(words: Words) {
  const known = words.map((word) => `"${word}"`).join(" or ");
  return v.picklist(words, (issue) => `must be ${known}, is ${shown(issue.input)}`);
}

export function boolean() {
  return v.boolean((issue) => `must be true or false, is ${shown(issue.input)}`);
}

export function text(maxLength: number) {
  const told = (issue: Issue) =>
    `must be a text of at most ${maxLength} characters, is ${shown(issue.input)}`;
  return v.pipe(v.string(told), v.maxLength(maxLength, told));
}

export function list<const Item extends v.GenericSchema>(item: Item, what: string) {
  return v.array(item, (issue) => `must be a list of ${what}, is ${shown(issue.input)}`);
}

/** A duration or a moment, in ms. */
export const ms = number(0, limits.momentMs);
/** A duration of at least 1 ms. */
export const msFrom1 = number(1, limits.momentMs);

/** A process's id in Ricart–Agrawala and Berkeley: a decimal integer from 1, as text. */
const idTold = (issue: Issue) =>
  `must be a whole number from 1, written as text ("1"), is ${shown(issue.input)}`;
export const numericId = v.pipe(v.string(idTold), v.regex(/^[1-9][0-9]{0,14}$/, idTold));

/** Any process's name, where one is only referred to; whether it exists is checked with the whole file. */
export const reference = text(100);

export const delay = v.variant(
  "kind",
  [
    v.strictObject({ kind: v.literal("constant"), ms }),
    v.strictObject({ kind: v.literal("uniform"), minMs: ms, maxMs: ms }),
    v.strictObject({ kind: v.literal("exponential"), minMs: ms, meanMs: ms }),
  ],
  (issue) => wanted(issue, ["constant", "uniform", "exponential"]),
);

/** The message of a variant: the object is none, or its `kind` is. */
export function wanted(issue: Issue, kinds: readonly string[]): string {
  const known = kinds.map((kind) => `"${kind}"`).join(", ");
  return typeof issue.input === "object" && issue.input !== null && !Array.isArray(issue.input)
    ? `must have a kind, one of ${known}`
    : `must be one of ${known}, is ${shown(issue.input)}`;
}
