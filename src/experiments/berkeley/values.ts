import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import {
  amountWords,
  readingNumber,
  readingWords,
  shortest,
  sizeWords,
} from "../../protocols/berkeley/clock-words.ts";
import type { BerkeleyScenario } from "./scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Piece, Told } from "../experiment.ts";
import { processes } from "../sentence.ts";

/** The values that a step cites, by name; a rule that lacks one that it is asked for is a fault of ours. */
export function numberOf({ values, step, rule }: Told, name: string): number {
  const value = values[name];
  invariant(typeof value === "number", () => `step ${step}: ${rule} cites no number ${name}`);
  return value;
}

export function idOf({ values, step, rule }: Told, name: string): ProcessId {
  const value = values[name];
  invariant(typeof value === "string", () => `step ${step}: ${rule} cites no text ${name}`);
  return value;
}

export function idsOf({ values, step, rule }: Told, name: string): readonly ProcessId[] {
  const value = values[name];
  invariant(Array.isArray(value), () => `step ${step}: ${rule} cites no list ${name}`);
  return value as readonly ProcessId[];
}

/** Process → number. */
export function numbersOf({ values, step, rule }: Told, name: string): Readonly<Record<ProcessId, number>> {
  const value = values[name];
  const isThere = typeof value === "object" && value !== null;
  invariant(isThere, () => `step ${step}: ${rule} cites no numbers ${name}`);
  return value as Readonly<Record<ProcessId, number>>;
}

/** The scenario as one of this experiment, which every run that is told of here has. */
export function ownScenario({ scenario }: { readonly scenario: Scenario }): BerkeleyScenario {
  invariant(scenario.experiment === "berkeley", "a run of another experiment");
  return scenario;
}

/** "clock 2" in a sentence, in the clock's colour. */
export function clock(id: ProcessId): Piece {
  return { kind: "process", id, text: `clock ${id}` };
}

export function clocks(ids: readonly ProcessId[]): Piece[] {
  return processes("clock", "clocks", ids);
}

/** A time: seconds from a second on, else milliseconds; at most two decimals and four significant digits. */
export function time(ms: number): string {
  return Math.abs(ms) >= 1000 ? `${decimals(ms / 1000)} s` : `${decimals(ms)} ms`;
}

/** A time that has gone by, and is more than nothing. */
export function duration(ms: number): string {
  return ms < 0.005 ? "less than 0.01 ms" : time(ms);
}

/** An amount with its sign. */
export const signedAmount = amountWords;

/** The same without one: for "ahead of", "back by". */
export const amount = sizeWords;

/** A reading, always in seconds: a clock shows one. */
export const reading = readingWords;

/** The same, to a millionth of a second. */
export function exactReading(ms: number): string {
  return `${shortest(ms / 1000, 6)} s`;
}

/** The average of readings, with how it is made: "100.55 s: (100.3 + 102.5 + 98.4 + 101) / 4". */
export function averageOf(readings: readonly number[], averageMs: number): string {
  const added = readings.map(readingNumber).join(" + ");
  return `${reading(averageMs)}: (${added}) / ${readings.length}`;
}

function decimals(value: number): string {
  const size = Math.abs(value);
  const parts = size >= 1000 ? 1 : size >= 100 ? 10 : 100;
  return String(Math.round(value * parts) / parts).replace("-", "−");
}
