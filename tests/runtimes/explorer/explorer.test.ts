import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { searched, scheduleOf } from "../../../src/runtimes/explorer/schedule.ts";
import { runScript } from "../../../src/runtimes/script.ts";
import { simulate } from "../../../src/runtimes/simulator.ts";
import { check } from "../../../src/trace/checks.ts";
import { decodeTrace, encodeTrace } from "../../../src/trace/codec.ts";
import type { RicartAgrawalaOptions } from "../../../src/experiments/ricart-agrawala/scenario.ts";
import { subjectOf } from "../../support/run.ts";
import { node, scenario } from "../../support/scenario.ts";
import { bruteForce } from "./brute-force.ts";
import { brokenIn, search, seenIn } from "./search.ts";
import { formats } from "../../../src/experiments/formats.ts";

vi.setConfig({ testTimeout: 120_000 });

const BRUTE_STATES_MAX = 8000;

const three = ["1", "2", "3"].map((id) => node(id, [0, 1]));

const wrong: readonly (readonly [string, Partial<RicartAgrawalaOptions>])[] = [
  ["the handout's text order", { order: "text" }],
  ["the missing tie-break", { order: "timestamp" }],
  ["highest not raised", { raiseHighest: false }],
  ["a REPLY given while HELD", { deferWhenHeld: false }],
  ["the queue emptied before it is answered", { clearDeferredEarly: true }],
  ["a wrong suspicion", { failures: { kind: "probe", patienceMs: 10, timeoutMs: 10 } }],
];

describe("a wrong variant falls, by a shortest run that the simulator makes too", () => {
  it.each(wrong)("%s", (_name, options) => {
    const file = scenario({ processes: three, options });
    const { violation } = search(file, { timeouts: 2, first: true });
    if (!violation) throw new Error("nothing was found");
    const schedule = scheduleOf(file, subjectOf(file), violation.way);
    const lines = schedule.scenario.schedule ?? [];
    expect(lines).toHaveLength(violation.way.length);

    // The schedule alone makes the same run, and the run's own checks say the same of it.
    const again = simulate(schedule.scenario, subjectOf(file));
    expect(encodeTrace(again)).toBe(encodeTrace(schedule.trace));
    const script = runScript(searched(file), subjectOf(file), lines.join("\n"));
    expect(script.problem).toBeNull();
    expect(script.trace.steps).toEqual(again.steps);
    expect(decodeTrace(encodeTrace(schedule.trace), formats)).toMatchObject({ ok: true });
    const verdict = check(again, subjectOf(file)).find(({ id }) => id === violation.check);
    if (violation.check === "mutual-exclusion") {
      expect(verdict).toMatchObject({ verdict: "broken", step: lines.length });
    } else {
      expect(again.end).toBe("quiet");
      expect(verdict).toMatchObject({ verdict: "broken" });
    }
  });
});

describe("the right order", () => {
  it("passes, and every property was put to the test", () => {
    for (const order of ["fifo", "any"] as const) {
      const { findings, violation } = search(scenario({ processes: three, network: { order } }));
      expect(violation).toBeNull();
      expect(findings.isComplete).toBe(true);
      expect(brokenIn(findings)).toEqual({ "mutual-exclusion": 0, "all-served": 0, "message-count": 0 });
      for (const seen of Object.values(seenIn(findings))) expect(seen).toBeGreaterThan(0);
    }
  });

  it("waits for ever where a peer may crash or a message be lost, and not where no node asks", () => {
    expect(search(scenario({ processes: three }), { crashes: 1, first: true }).violation?.check).toBe(
      "all-served",
    );
    expect(search(scenario({ processes: three }), { losses: 1, first: true }).violation?.check).toBe(
      "all-served",
    );
    expect(search(scenario(), { crashes: 2 }).findings).toMatchObject({ states: 4, stuck: 0, ends: 4 });
  });

  it("with repeats outlives one lost message", () => {
    const options = { failures: { kind: "retry", afterMs: 10 } } as const;
    const file = scenario({ processes: [node("1", [0, 1]), node("2", [0, 1])], options });
    const { findings } = search(file, { losses: 1, timeouts: 2 });
    expect(findings.isComplete).toBe(true);
    expect(brokenIn(findings)).toMatchObject({ "mutual-exclusion": 0, "all-served": 0 });
  });
});

it("finds what a naive search finds", () => {
  const options = fc.record(
    {
      order: fc.constantFrom("timestamp-id" as const, "text" as const, "timestamp" as const),
      raiseHighest: fc.boolean(),
      deferWhenHeld: fc.boolean(),
      clearDeferredEarly: fc.boolean(),
      failures: fc.constantFrom(
        { kind: "none" as const },
        { kind: "probe" as const, patienceMs: 1, timeoutMs: 1 },
        { kind: "retry" as const, afterMs: 1 },
      ),
    },
    { requiredKeys: [] },
  );
  const bounds = fc.record({ crashes: fc.nat(1), losses: fc.nat(1), timeouts: fc.nat(2) });
  const requests = fc.array(fc.constant([0, 1] as const), { maxLength: 2 });
  fc.assert(
    fc.property(
      options,
      bounds,
      fc.constantFrom("fifo" as const, "any" as const),
      fc.array(fc.tuple(fc.nat(3), requests), { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      (chosen, within, order, nodes, hasThird) => {
        const processes = nodes.map(([highest, asks], k) => ({ ...node(String(k + 9), ...asks), highest }));
        const file = scenario({
          options: chosen,
          network: { order },
          processes: hasThird ? [...processes, node("1")] : processes,
        });
        const { findings } = search(file, { ...within, statesMax: BRUTE_STATES_MAX + 1 });
        const { states, transitions, stuck, ends, entries } = findings;
        // The search that keeps every state as text takes minutes for the very largest.
        fc.pre(states <= BRUTE_STATES_MAX);
        const entriesBreaking = brokenIn(findings)["mutual-exclusion"];
        expect({ states, transitions, stuck, ends, entries, entriesBreaking }).toEqual(
          bruteForce(file, within),
        );
      },
    ),
    { numRuns: 60 },
  );
});

describe("a search that is stopped", () => {
  const whole = search(scenario({ processes: three })).findings;

  it("says how far it came, and remembers no more than it may", () => {
    const { findings } = search(scenario({ processes: three }), { statesMax: 100 });
    expect(findings).toMatchObject({ states: 100, isComplete: false, isOver: true });
    expect(findings.transitions).toBeLessThan(whole.transitions);
  });

  it("is complete where the bound is just what it takes", () => {
    expect(search(scenario({ processes: three }), { statesMax: whole.states }).findings).toMatchObject({
      states: whole.states,
      transitions: whole.transitions,
      isComplete: true,
    });
  });

  it("at the first violation has looked at less than all", () => {
    const file = scenario({ processes: three, options: { order: "text" } });
    const first = search(file, { first: true });
    expect(first.findings).toMatchObject({ isOver: true, isComplete: false });
    expect(first.violation?.way.length).toBe(search(file).violation?.way.length);
  });
});
