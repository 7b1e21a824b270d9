import { describe, expect, test } from "vitest";
import { renamed, withNode, withoutNode } from "../../src/scenario/edit-processes.ts";
import { checkScenario } from "../../src/scenario/read.ts";
import type { RicartAgrawalaScenario } from "../../src/scenario/scenario.ts";

const read = checkScenario({
  version: 1,
  experiment: "ricart-agrawala",
  processes: [{ id: "1" }, { id: "2" }, { id: "7" }],
  network: { links: [{ from: "1", to: "2", delay: { kind: "constant", ms: 1 } }] },
  interventions: [
    { do: "drop", message: "1>2#1" },
    { do: "drop", message: "1>7#1" },
    { do: "crash", process: "2", atMs: 5 },
    { do: "crash", process: "7", atMs: 5 },
    { do: "partition", groups: [["1"], ["2", "7"]], fromMs: 1, untilMs: 2 },
  ],
});
const scenario = (read.ok ? read.value : null) as RicartAgrawalaScenario;

describe("nodes", () => {
  test("a new one has the next number, and the scenario is one", () => {
    const more = withNode(scenario);
    expect(more.processes.map(({ id }) => id)).toEqual(["1", "2", "7", "8"]);
    expect(checkScenario(more).ok).toBe(true);
  });

  test("one that is taken out leaves nothing that speaks of it", () => {
    const fewer = withoutNode(scenario, "2");
    expect(fewer.network.links).toEqual([]);
    expect(fewer.interventions).toEqual([
      { do: "drop", message: "1>7#1" },
      { do: "crash", process: "7", atMs: 5 },
      { do: "partition", groups: [["1"], ["7"]], fromMs: 1, untilMs: 2 },
    ]);
    for (const id of ["1", "2", "7"]) expect(checkScenario(withoutNode(scenario, id)).ok).toBe(true);
  });

  test("one that is called otherwise takes along all that speaks of it, and nothing else", () => {
    const other = renamed(scenario, "2", "12");
    expect(other.processes.map(({ id }) => id)).toEqual(["1", "12", "7"]);
    expect(other.network.links).toEqual([{ from: "1", to: "12", delay: { kind: "constant", ms: 1 } }]);
    expect(other.interventions).toEqual([
      { do: "drop", message: "1>12#1" },
      { do: "drop", message: "1>7#1" },
      { do: "crash", process: "12", atMs: 5 },
      { do: "crash", process: "7", atMs: 5 },
      { do: "partition", groups: [["1"], ["12", "7"]], fromMs: 1, untilMs: 2 },
    ]);
    expect(checkScenario(other).ok).toBe(true);
    expect(renamed(other, "12", "2")).toEqual(scenario);
  });
});
