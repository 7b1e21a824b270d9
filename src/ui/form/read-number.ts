import { limits } from "../../contract/limits.ts";

/** What a number may be. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

export const msBounds: Bounds = { min: 0, max: limits.momentMs };
export const msFrom1: Bounds = { min: 1, max: limits.momentMs };

/** The number that a text means, or null; a decimal comma is one as well. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(",", ".").replace("−", "-");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : null;
}

/** What is wrong with a text that is to be a number, or null. */
export function numberProblem(text: string, { min, max, whole }: Bounds): string | null {
  const number = readNumber(text);
  const what = whole === true ? "a whole number" : "a number";
  const range = `from ${min} to ${max}`;
  if (text.trim() === "") return `must be ${what} ${range}`;
  if (number === null) return `must be ${what} ${range}, is “${shortened(text)}”`;
  if (!(number >= min && number <= max)) return `must be ${min} to ${max}, is ${shortened(text)}`;
  return whole === true && !Number.isInteger(number) ? `must be ${what}, is ${shortened(text)}` : null;
}

function shortened(text: string): string {
  return text.length <= 20 ? text : `${text.slice(0, 19)}…`;
}
