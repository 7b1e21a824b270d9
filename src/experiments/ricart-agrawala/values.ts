import { invariant } from "../../base/invariant.ts";
import type { ProcessId } from "../../base/words.ts";
import type { Piece, Told } from "../experiment.ts";
import { processes } from "../sentence.ts";

/** The values that a step cites, by name; a rule that lacks one that it is asked for is a fault of ours. */
export function numberOf(told: Told, name: string): number {
  const value = told.values[name];
  invariant(typeof value === "number", () => `step ${told.step}: ${told.rule} cites no number ${name}`);
  return value;
}

export function textValueOf(told: Told, name: string): string {
  const value = told.values[name];
  invariant(typeof value === "string", () => `step ${told.step}: ${told.rule} cites no text ${name}`);
  return value;
}

export function idsOf(told: Told, name: string): readonly ProcessId[] {
  const value = told.values[name];
  invariant(Array.isArray(value), () => `step ${told.step}: ${told.rule} cites no list ${name}`);
  return value as readonly ProcessId[];
}

/** "node 2" in a sentence, in the node's colour. */
export function node(id: ProcessId): Piece {
  return { kind: "process", id, text: `node ${id}` };
}

export function nodes(ids: readonly ProcessId[]): Piece[] {
  return processes("node", "nodes", ids);
}

/** A request as the paper writes it: "(4, 2)". */
export function pair(timestamp: number, id: ProcessId): string {
  return `(${timestamp}, ${id})`;
}

/** At most two decimals, and none that say nothing: "10", "7.25". */
export function decimals(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A set of ids as Python prints it: "{2, 3}". */
export function setOf(ids: readonly ProcessId[]): string {
  return ids.length === 0 ? "set()" : `{${ids.join(", ")}}`;
}
