import type { LineEvent, Pattern } from "./patterns.ts";

/** What a printed line says. */
export interface Found {
  readonly event: LineEvent;
  readonly file: number;
  /** Counted from 1. */
  readonly line: number;
  readonly node: string | null;
  readonly peer: string | null;
  readonly time: number | null;
  readonly value: Printed | null;
  readonly values: readonly Printed[];
  readonly text: string;
}

/** A number as it was printed. */
export interface Printed {
  readonly number: number;
  readonly decimals: number;
}

/** The first pattern that finds something decides a line. */
export function findIn(text: string, patterns: readonly Pattern[], file: number, line: number): Found | null {
  for (const { event, expression } of patterns) {
    const groups = expression.exec(text)?.groups ?? (expression.test(text) ? {} : null);
    if (groups === null) continue;
    const time = groups["time"] === undefined ? NaN : Number(groups["time"]);
    return {
      event,
      file,
      line,
      node: groups["node"] ?? null,
      peer: groups["peer"] ?? null,
      time: Number.isNaN(time) ? null : time,
      value: printedIn(groups["value"] ?? "")[0] ?? null,
      values: printedIn(groups["values"] ?? ""),
      text,
    };
  }
  return null;
}

const NUMBER = /[-+]?(?:\d[\d_]*(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d+))?/gi;

function printedIn(text: string): Printed[] {
  // numpy names its type: np.float64(1.5).
  return [...text.replace(/\b(?:np|numpy)\.\w+\(/g, "(").matchAll(NUMBER)].map(
    ([written, after = "", only = "", power = "0"]) => ({
      number: Number(written.replaceAll("_", "")),
      decimals: Math.max(0, after.length + only.length - Number(power)),
    }),
  );
}
