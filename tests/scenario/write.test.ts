import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/base/canonical-json.ts";
import { readScenario, compactScenario, writeScenario } from "../../src/experiments/files.ts";
import { always } from "../support/always.ts";
import { anyScenario } from "../support/random-scenario.ts";
import { handoutNodes, node, scenario } from "../support/scenario.ts";

describe("a scenario that is written", () => {
  it.each([
    ["for people", writeScenario],
    ["for links", compactScenario],
  ])("%s is read as the same scenario", (_for, write) => {
    const sometimes = ["interventions", "links", "wrong options", "failures"] as const;
    always(anyScenario, { runs: 150, sometimes }, (one, sometimes) => {
      sometimes("interventions", one.interventions.length > 0);
      sometimes("links", one.network.links.length > 0);
      sometimes("wrong options", one.options.order !== "timestamp-id");
      sometimes("failures", one.options.failures.kind !== "none");
      const read = readScenario(write(one));
      expect(read).toEqual({ ok: true, value: one });
      if (read.ok) expect(canonicalJson(read.value)).toBe(canonicalJson(one));
    });
  });

  it("for links is one text for one scenario, whatever order its file had", () => {
    always(anyScenario, { runs: 100, sometimes: [] }, (one) => {
      const reversed = JSON.stringify(Object.fromEntries(Object.entries(one).toReversed()));
      const read = readScenario(reversed);
      expect(read.ok && compactScenario(read.value)).toBe(compactScenario(one));
    });
  });

  it("leaves out what has its default", () => {
    expect(compactScenario(scenario({ processes: [node("1"), node("2")] }))).toBe(
      '{"experiment":"ricart-agrawala","processes":[{"id":"1"},{"id":"2"}],"version":1}',
    );
  });

  it("for people ends with a line end, and begins with what it is", () => {
    const text = writeScenario(scenario({ title: "Handout", processes: handoutNodes }));
    expect(text).toMatch(
      /^\{\n {2}"version": 1,\n {2}"experiment": "ricart-agrawala",\n {2}"title": "Handout",/,
    );
    expect(text.endsWith("\n}\n")).toBe(true);
  });

  it("keeps −0 and fractions to the last digit", () => {
    const one = scenario({ processes: [node("1", [-0, 0.1 + 0.2], [5e-324, 599_999.9999999999])] });
    for (const write of [writeScenario, compactScenario]) {
      const read = readScenario(write(one));
      const first = read.ok ? read.value.processes[0] : undefined;
      const requests = first && "requests" in first ? first.requests : [];
      expect(requests?.every((request, i) => Object.is(request.atMs, [-0, 5e-324][i]))).toBe(true);
      expect(requests?.map(({ holdMs }) => holdMs)).toEqual([0.30000000000000004, 599_999.9999999999]);
    }
  });
});
