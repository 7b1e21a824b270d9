import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import type { RicartAgrawalaOptions } from "../../../src/experiments/ricart-agrawala/scenario.ts";
import { node, scenario } from "../../support/scenario.ts";
import { brokenIn, search } from "./search.ts";

vi.setConfig({ testTimeout: 120_000 });

/** A row of the counts that three other programs agree on. */
interface Row {
  readonly N: number;
  readonly R: number;
  readonly network: "fifo" | "bag";
  readonly fault: keyof typeof faults;
  readonly states: number;
  readonly edges: number;
  readonly depth: number;
  readonly final: number;
  readonly deadlock: number;
  readonly enter_edges_breaking_mutex: number;
  readonly shortest_mutex_violation: number | null;
  readonly shortest_deadlock: number | null;
}

const faults = {
  none: {},
  idfirst: { order: "text" },
  noclock: { raiseHighest: false },
  replyincs: { deferWhenHeld: false },
  tiesdefer: { order: "timestamp" },
} satisfies Record<string, Partial<RicartAgrawalaOptions>>;

const rows = JSON.parse(
  readFileSync(new URL("../../oracle/ricart-agrawala/counts.json", import.meta.url), "utf8"),
) as Row[];

it.each(rows)("$N nodes, $R requests, $network, fault $fault: as counted by others", (row) => {
  const requests = Array.from({ length: row.R }, () => [0, 1] as const);
  const explorer = search(
    scenario({
      network: { order: row.network === "fifo" ? "fifo" : "any" },
      options: faults[row.fault],
      processes: Array.from({ length: row.N }, (_, k) => node(String(k + 1), ...requests)),
    }),
  );
  const { findings, violation } = explorer;
  expect(findings).toMatchObject({
    states: row.states,
    transitions: row.edges,
    ends: row.final,
    stuck: row.deadlock,
    isComplete: true,
    isOver: true,
  });
  expect(brokenIn(findings)["mutual-exclusion"]).toBe(row.enter_edges_breaking_mutex);
  expect(findings.levels.length - 1).toBe(row.depth);
  expect(findings.levels.reduce((sum, level) => sum + level)).toBe(row.states);
  const check = row.shortest_mutex_violation !== null ? "mutual-exclusion" : "all-served";
  const length = row.shortest_mutex_violation ?? row.shortest_deadlock;
  expect(violation && { check: violation.check, length: violation.way.length }).toEqual(
    length === null ? null : { check, length },
  );
});

it("four nodes cost at most 64 bytes a state", () => {
  const processes = ["1", "2", "3", "4"].map((id) => node(id, [0, 1]));
  const { findings } = search(scenario({ processes }));
  expect(findings.bytes / findings.states).toBeLessThan(64);
});
