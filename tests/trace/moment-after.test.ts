import { array, assert, double, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { momentAfter } from "../../src/trace/moment-after.ts";
import type { Trace } from "../../src/trace/trace.ts";

const traceOf = (times: readonly number[]) =>
  ({ steps: times.map((atMs, index) => ({ index, atMs })) }) as unknown as Trace;

describe("the moment after a step", () => {
  test.each<[string, readonly number[], number, number | null]>([
    ["a millisecond later, where there is room", [0, 10], 0, 1],
    ["half the way, where there is less room", [0, 1], 0, 0.5],
    ["behind all steps of the same moment", [5, 5, 5, 6], 0, 5.5],
    ["a millisecond after the last step", [0, 20], 1, 21],
    ["with three decimals", [0, 0.333], 0, 0.167],
    ["with more of them in a very small gap", [1, 1.0004], 0, (1 + 1.0004) / 2],
    ["none that is too late for a scenario", [0, 600_000], 1, null],
  ])("is %s", (_, times, cursor, ms) => {
    const here = momentAfter(traceOf(times), cursor);
    if (ms === null) expect(here).toBeNull();
    else expect(here).toBeCloseTo(ms, 9);
  });

  test("is never the time of a step that has happened, and before the next one where numbers allow", () => {
    const times = array(double({ min: 0, max: 599_000, noNaN: true }), { minLength: 1, maxLength: 9 });
    assert(
      property(times, nat(8), (all, at) => {
        const rising = [...all].sort((a, b) => a - b);
        const cursor = at % rising.length;
        const now = rising[cursor] ?? 0;
        const here = momentAfter(traceOf(rising), cursor) ?? Number.NaN;
        const later = rising.find((ms) => ms > now) ?? Infinity;
        expect(here).toBeGreaterThan(now);
        expect(here).toBeLessThanOrEqual(later);
      }),
    );
  });
});
