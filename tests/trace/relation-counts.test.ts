import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { relation } from "../../src/trace/causality.ts";
import { relationCounts, type RelationCounts } from "../../src/trace/relation-counts.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { runSockets, type Case } from "../sockets/run.ts";
import { always } from "../support/always.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { run } from "../support/run.ts";

/** The slow way: each step is asked. */
function counted(trace: Trace, step: number): RelationCounts {
  const counts = { past: 0, self: 0, future: 0, concurrent: 0 };
  for (const { index } of trace.steps) counts[relation(trace, step, index)]++;
  const { past, future, concurrent } = counts;
  return { past, future, concurrent };
}

describe("How many steps led to a step, follow from it, and do neither", () => {
  it("is what asking every step gives, with losses, crashes and partitions", () => {
    const short = anyScenario.map((one) => ({ ...one, stepsMax: 120 }));
    always(short, { runs: 60, sometimes: ["lost", "concurrent"] }, (one, sometimes) => {
      const trace = run(one);
      sometimes(
        "lost",
        trace.steps.some(({ happening }) => happening.kind === "lost"),
      );
      for (const { index } of trace.steps) {
        const counts = relationCounts(trace, index);
        sometimes("concurrent", counts.concurrent > 0 && counts.past > 1 && counts.future > 1);
        expect(counts).toEqual(counted(trace, index));
      }
    });
  });

  it("is the same where the world itself takes steps, as kernels of sockets do", () => {
    for (const name of ["accept-order", "answer-then-reset", "backlog-1-three-clients"]) {
      const path = join(import.meta.dirname, `../oracle/sockets/cases/${name}.json`);
      const { processes } = JSON.parse(readFileSync(path, "utf8")) as Case;
      const trace = runSockets({ processes, network: { delay: { kind: "constant", ms: 5 }, loss: 0.2 } });
      const arrivals = trace.steps.filter(({ process }) => process < 0);
      expect(arrivals.length).toBeGreaterThan(3);
      for (const { index } of trace.steps)
        expect(relationCounts(trace, index), `${name}, step ${index}`).toEqual(counted(trace, index));
    }
  });
});
