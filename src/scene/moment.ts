import type { Trace } from "../trace/trace.ts";

/**
 * How true time is written: always in milliseconds up to ten seconds, in seconds from there, and with the same
 * decimals everywhere in a run.
 */
export interface MomentFormat {
  readonly unit: "ms" | "s";
  readonly decimals: number;
}

export function momentFormat(trace: Trace): MomentFormat {
  const whole = trace.steps.every((step) => Number.isInteger(step.atMs));
  if (trace.endMs >= 10_000) return { unit: "s", decimals: whole ? wholeSeconds(trace) : 3 };
  return { unit: "ms", decimals: whole ? 0 : 1 };
}

/** The fewest decimals that write every moment of a run of whole milliseconds in seconds. */
function wholeSeconds(trace: Trace): number {
  if (trace.steps.every((step) => step.atMs % 1000 === 0)) return 0;
  return trace.steps.every((step) => step.atMs % 100 === 0) ? 1 : 3;
}

export function moment(atMs: number, format: MomentFormat): string {
  return format.unit === "s"
    ? `${(atMs / 1000).toFixed(format.decimals)} s`
    : `${atMs.toFixed(format.decimals)} ms`;
}
