import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { msAt, shareOf, stepAt, stepGapMin, timeAxis, xAt, xOf } from "../../src/scene/time-axis.ts";
import { axisTicks } from "../../src/scene/ticks.ts";
import { textWidth } from "../../src/scene/text.ts";
import { always } from "../support/always.ts";
import { randomScenario } from "../support/random-scenario.ts";
import { run } from "../support/run.ts";
import { drawn, hostile } from "./runs.ts";

const cases = fc.record({
  file: randomScenario({ nodes: { max: 5 } }),
  width: fc.integer({ min: 60, max: 2000 }),
});

test("every step has a place of its own, strictly to the right of the one before", () => {
  always(
    cases,
    { runs: 120, sometimes: ["fits", "does not fit", "shares a moment"] },
    ({ file, width }, sometimes) => {
      const trace = run(file);
      const axis = timeAxis(trace, width);
      sometimes("fits", axis.fits && trace.steps.length > 3);
      sometimes("does not fit", !axis.fits);
      for (let step = 1; step < trace.steps.length; step++) {
        const gap = xOf(axis, step) - xOf(axis, step - 1);
        expect(gap).toBeGreaterThan(0);
        // A pixel is small change where the run was made to fit by rounding.
        expect(gap).toBeGreaterThanOrEqual(stepGapMin - 1e-6);
        sometimes("shares a moment", trace.steps[step]?.atMs === trace.steps[step - 1]?.atMs);
      }
      if (axis.fits) expect(axis.length).toBeLessThanOrEqual(width + 1e-6);
    },
  );
});

test("a place gives back its moment, and a moment its place", () => {
  always(cases, { runs: 120, sometimes: ["between two steps"] }, ({ file, width }, sometimes) => {
    const trace = run(file);
    const axis = timeAxis(trace, width);
    for (const { index, atMs } of trace.steps) {
      expect(msAt(axis, xOf(axis, index))).toBeCloseTo(atMs, 6);
      expect(stepAt(axis, xOf(axis, index))).toBe(index);
      const next = trace.steps[index + 1];
      if (!next || next.atMs === atMs) continue;
      const middleMs = (atMs + next.atMs) / 2;
      sometimes("between two steps", true);
      expect(msAt(axis, xAt(axis, middleMs))).toBeCloseTo(middleMs, 5);
      expect(stepAt(axis, xAt(axis, middleMs))).toBe(index);
    }
  });
});

test("of two ordinary pauses the longer has more room, and a very long one leaves some for them", () => {
  const { trace } = drawn({
    processes: [
      { id: "1", highest: 0, requests: [0, 10, 30, 70, 60_000].map((atMs) => ({ atMs, holdMs: 0 })) },
    ],
    network: { delay: { kind: "constant", ms: 10 } },
    limitMs: 100_000,
  });
  const axis = timeAxis(trace, 800);
  const room = (fromMs: number, toMs: number) => xAt(axis, toMs) - xAt(axis, fromMs);
  expect(room(30, 70)).toBeGreaterThan(room(10, 30) + 4);
  expect(room(70, 60_000)).toBeGreaterThan(4 * room(30, 70));
});

test("a message is never drawn twice, even if all steps happen at the same time", () => {
  const { trace } = drawn(hostile["everything at one moment"] ?? {});
  const axis = timeAxis(trace, 800);
  for (const flight of trace.flights) {
    const end = flight.endStep < 0 ? trace.steps.length - 1 : flight.endStep;
    expect(shareOf(axis, flight, flight.sentStep)).toBe(0);
    if (flight.endStep >= 0) expect(shareOf(axis, flight, flight.endStep)).toBe(1);
    for (let step = flight.sentStep; step < end; step++)
      expect(shareOf(axis, flight, step + 1)).toBeGreaterThan(shareOf(axis, flight, step));
  }
});

describe("ticks", () => {
  for (const [name, file] of Object.entries(hostile)) {
    test(`stand clear of each other and have units: ${name}`, () => {
      const { trace } = drawn(file);
      const axis = timeAxis(trace, 700);
      const ticks = axisTicks(axis, 0, axis.length, 1, 11);
      expect(ticks.length).toBeGreaterThan(0);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      for (const [index, { x, label }] of ticks.entries()) {
        expect(label).toMatch(/^\d+(\.\d+)? m?s$/);
        const next = ticks[index + 1];
        if (next) expect(next.x - x).toBeGreaterThan((textWidth(label, 11) + textWidth(next.label, 11)) / 2);
      }
    });
  }
});
