import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/base/fingerprint.ts";
import { compactScenario, readScenario } from "../../src/experiments/files.ts";
import { encodeTrace } from "../../src/trace/codec.ts";
import { always } from "../support/always.ts";
import { fingerprints } from "../support/fingerprints.ts";
import { anyOptions, anyScenario, randomScenario } from "../support/random-scenario.ts";
import { citing, run, verdicts } from "../support/run.ts";

describe("Time, clocks and messages: the same scenario gives the same trace, byte for byte", () => {
  it("twice, and again after the scenario was written and read", () => {
    always(anyScenario, { runs: 60, sometimes: ["long"] }, (one, sometimes) => {
      const file = encodeTrace(run(one));
      sometimes("long", file.length > 50_000);
      expect(encodeTrace(run(one))).toBe(file);
      const read = readScenario(compactScenario(one));
      expect(read.ok && encodeTrace(run(read.value))).toBe(file);
    });
  });

  it("and leaves the scenario as it was", () => {
    always(anyScenario, { runs: 30, sometimes: [] }, (one) => {
      const before = compactScenario(one);
      run(one);
      expect(compactScenario(one)).toBe(before);
    });
  });

  it.each(fingerprints)("on every machine: $name", ({ scenario, fingerprint: wanted }) => {
    const trace = run(scenario);
    expect(fingerprint(encodeTrace(trace))).toBe(wanted);
  });

  it("the fingerprinted runs draw, contend and fail", () => {
    const traces = fingerprints.map(({ scenario }) => run(scenario));
    expect(traces.every((trace) => citing(trace, "defer-mine-first").length > 0)).toBe(true);
    expect(traces.some(({ flights }) => flights.some(({ fate }) => fate === "lost"))).toBe(true);
    expect(traces.some(({ flights }) => flights.some(({ copy }) => copy))).toBe(true);
    expect(verdicts(traces[1] ?? run({}))["all-served"]).toBe("holds");
  });
});

/** Each journey's delay as it was drawn, by its message's name; a copy's by its own. */
function drawn(trace: ReturnType<typeof run>): Map<string, number> {
  return new Map(
    trace.flights.map(({ name, copy, dueMs, sentMs }) => [copy ? `copy of ${name}` : name, dueMs - sentMs]),
  );
}

describe("Dropping one message changes no other draw", () => {
  const cases = fc.tuple(fc.constantFrom(0, 0.3), fc.constantFrom(0, 0.3)).chain(([loss, duplicate]) =>
    // On links of any order a message travels for exactly as long as was drawn.
    fc.tuple(
      randomScenario({ nodes: { min: 2 }, order: "any", loss, duplicate, options: anyOptions, limitMs: 300 }),
      fc.nat(),
    ),
  );

  it("every other message that is still sent has the delay that it had, and is lost and doubled as it was", () => {
    const sometimes = ["other times", "other messages", "random delays"] as const;
    always(cases, { runs: 120, sometimes }, ([one, which], sometimes) => {
      const before = run(one);
      const victim = before.flights[which % Math.max(1, before.flights.length)]?.name;
      if (victim === undefined) return;
      const after = run({ ...one, interventions: [{ do: "drop", message: victim }] });
      const delays = drawn(before);
      sometimes("random delays", new Set(delays.values()).size > 3);
      sometimes("other messages", after.flights.length !== before.flights.length);
      const sent = new Map(before.flights.map(({ name, sentMs }) => [name, sentMs]));
      const now = drawn(after);
      const changed = [...now].filter(([name, delay]) => {
        const was = delays.get(name);
        return was !== undefined && Math.abs(was - delay) > 1e-9;
      });
      expect(changed.filter(([name]) => name !== victim)).toEqual([]);
      // A message that was doubled, and only that, is doubled again.
      const doubled = (its: Map<string, number>, name: string) => its.has(`copy of ${name}`);
      const names = after.flights.map(({ name }) => name).filter((name) => name !== victim && sent.has(name));
      expect(names.filter((name) => doubled(now, name) !== doubled(delays, name))).toEqual([]);
      sometimes(
        "other times",
        after.flights.some(({ name, sentMs }) => (sent.get(name) ?? sentMs) !== sentMs),
      );
    });
  });

  it("what happened before it would have arrived stays the same", () => {
    always(cases, { runs: 100, sometimes: ["a past"] }, ([one, which], sometimes) => {
      const before = run(one);
      const victim = before.flights[which % Math.max(1, before.flights.length)];
      if (!victim) return;
      const after = run({ ...one, interventions: [{ do: "drop", message: victim.name }] });
      const past = (trace: typeof before) =>
        trace.steps
          .filter(({ atMs }) => atMs < victim.dueMs && atMs < victim.sentMs)
          .map(({ happening }) => happening);
      sometimes("a past", past(before).length > 5);
      expect(past(after)).toEqual(past(before));
    });
  });
});
