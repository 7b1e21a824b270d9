import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAt, type Check } from "../../src/trace/checks.ts";
import { lastAtMost, Timeline } from "../../src/trace/timeline.ts";
import { always } from "../support/always.ts";
import { counted } from "../support/counted.ts";
import { node, scenario } from "../support/scenario.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { run } from "../support/run.ts";

describe("the timeline, at every cursor of random runs", () => {
  it("stateAt is what replaying the steps one by one gives", () => {
    always(anyScenario, { runs: 60, sometimes: ["down", "changed"] }, (one, sometimes) => {
      const trace = run(one);
      const timeline = new Timeline(trace);
      const now = [...trace.initial];
      for (const { index, process, state } of trace.steps) {
        if (process >= 0) {
          sometimes("changed", now[process] !== state);
          now[process] = state;
        }
        sometimes("down", now.includes(null));
        expect(now.every((state, p) => timeline.stateAt(p, index) === state)).toBe(true);
      }
    });
  });

  it("travelling are the messages that are sent, and not yet received or lost", () => {
    always(anyScenario, { runs: 60, sometimes: ["several", "lost", "at the end"] }, (one, sometimes) => {
      const trace = run({ ...one, limitMs: 150 });
      const timeline = new Timeline(trace);
      const under = new Set<number>();
      for (const step of trace.steps) {
        if (step.flight >= 0) expect(under.delete(step.flight)).toBe(true);
        for (let n = 0; n < step.sentCount; n++) under.add(step.firstSent + n);
        sometimes("several", under.size > 2);
        sometimes("lost", step.happening.kind === "lost");
        expect(timeline.travelling(step.index).map(({ index }) => index)).toEqual(
          [...under].sort((a, b) => a - b),
        );
      }
      sometimes("at the end", under.size > 0 && trace.end === "limit");
      if (trace.end === "quiet") expect(under.size).toBe(0);
      expect(trace.flights.filter(({ fate }) => fate === "travelling").map(({ index }) => index)).toEqual(
        [...under].sort((a, b) => a - b),
      );
    });
  });

  it("travelling looks only at a small part of a long run's messages, though one of them never arrives", () => {
    const trace = run(
      scenario({
        processes: ["1", "2", "3"].map((id) =>
          node(id, ...Array.from({ length: 300 }, () => [0, 1] as const)),
        ),
        interventions: [{ do: "delay", message: "1>2#1", byMs: 600_000 }],
        network: { order: "any" },
        limitMs: 10_000,
        stepsMax: 20_000,
        options: { failures: { kind: "retry", afterMs: 5 } },
      }),
    );
    const flights = counted(trace.flights);
    const timeline = new Timeline({ ...trace, flights: flights.list });
    expect(trace.flights.length).toBeGreaterThan(3000);
    const last = trace.steps.length - 1;
    for (const cursor of [0, 1, Math.floor(last / 2), last - 1, last]) {
      const before = flights.reads();
      const found = timeline.travelling(cursor);
      expect(flights.reads() - before).toBeLessThan(200);
      expect(found).toEqual(
        trace.flights.filter(
          ({ sentStep, endStep }) => sentStep <= cursor && (endStep < 0 || endStep > cursor),
        ),
      );
    }
  });

  it("lastStep and stepAt are the last ones not after", () => {
    always(anyScenario, { runs: 40, sometimes: ["between"] }, (one, sometimes) => {
      const trace = run(one);
      const timeline = new Timeline(trace);
      const times = trace.steps.map(({ atMs }) => atMs);
      for (const atMs of [0, ...times, ...times.map((t) => t + 0.5), 1e9]) {
        sometimes("between", !times.includes(atMs));
        expect(timeline.stepAt(atMs)).toBe(times.findLastIndex((t) => t <= atMs));
      }
      for (const { index } of trace.steps)
        for (const p of trace.processes.keys())
          expect(timeline.lastStep(p, index)).toBe(
            trace.steps.slice(0, index + 1).findLastIndex(({ process }) => process === p),
          );
    });
  });

  it("lastAtMost is a search from the end", () => {
    const rising = fc.array(fc.integer({ min: 0, max: 30 })).map((list) => list.sort((a, b) => a - b));
    always(
      fc.tuple(rising, fc.integer({ min: -1, max: 31 })),
      { runs: 300, sometimes: ["none", "all"] },
      ([list, limit], sometimes) => {
        const found = lastAtMost(list, limit);
        sometimes("none", found === -1 && list.length > 0);
        sometimes("all", found === list.length - 1 && found > 3);
        expect(found).toBe(list.findLastIndex((n) => n <= limit));
      },
    );
  });
});

describe("a check, when the run stands at a cursor", () => {
  const base: Check = {
    id: "mutual-exclusion",
    title: "",
    kind: "always",
    verdict: "broken",
    step: 7,
    why: "two",
    progress: { steps: [0, 3, 5], words: ["0 entries", "1 entry", "2 entries"] },
  };
  it("is broken from the breaking step on, and not before", () => {
    expect([0, 6, 7, 9].map((cursor) => checkAt(base, cursor, 9).verdict)).toEqual([
      "holds",
      "holds",
      "broken",
      "broken",
    ]);
  });
  it("says how far it had been looked at", () => {
    expect([0, 2, 3, 5, 9].map((cursor) => checkAt(base, cursor, 9).words)).toEqual([
      "0 entries",
      "0 entries",
      "1 entry",
      "2 entries",
      "2 entries",
    ]);
  });
  it("a check of what must happen eventually is open until the end", () => {
    const eventually: Check = { ...base, kind: "eventually", verdict: "holds", step: null, why: null };
    expect([0, 8, 9].map((cursor) => checkAt(eventually, cursor, 9).verdict)).toEqual([
      "open",
      "open",
      "holds",
    ]);
  });
});
