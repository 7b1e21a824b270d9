import * as fc from "fast-check";
import { expect, vi } from "vitest";
import { factor } from "./property-runs.ts";

// A property computes for a second or two; on a busy machine that may take long.
vi.setConfig({ testTimeout: 60_000 });

/** Counts how often something was seen, by name. */
export type Sometimes<Name extends string> = (name: Name, seen: boolean) => void;

/**
 * A property and its shadow: `holds` is asserted of every case, and each of the `sometimes` names must have been
 * seen in one of them at least, so that the property did not hold for want of cases.
 */
export function always<Case, Name extends string>(
  cases: fc.Arbitrary<Case>,
  { runs, sometimes }: { runs: number; sometimes: readonly Name[] },
  holds: (one: Case, sometimes: Sometimes<Name>) => void,
): void {
  const seen = new Map<Name, number>(sometimes.map((name) => [name, 0]));
  const note: Sometimes<Name> = (name, was) => {
    if (was) seen.set(name, (seen.get(name) ?? 0) + 1);
  };
  fc.assert(
    fc.property(cases, (one) => holds(one, note)),
    // What fails is made smaller for so long, and then told as small as it is.
    { numRuns: runs * factor, interruptAfterTimeLimit: 40_000 },
  );
  for (const [name, times] of seen) expect(times, `sometimes: ${name}`).toBeGreaterThan(0);
}
