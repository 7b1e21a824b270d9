import { expect, test } from "vitest";
import { checkScenario } from "../../src/experiments/files.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

function read(value: unknown): Scenario {
  const result = checkScenario(value);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const sockets = (names: readonly string[], more: object = {}) => ({
  version: 1,
  experiment: "sockets",
  processes: names.map((name) => ({ name, program: [{ op: "print", str: "a\u202Eb" }] })),
  ...more,
});

test("a name or a title that would turn the text around it is read with an arrow in its place", () => {
  const scenario = read(
    sockets(["server", "a\u202Eb", "a\u202Db"], {
      title: "a\u202Eb\u2066c",
      interventions: [{ do: "crash", process: "a\u202Eb", atMs: 5 }],
    }),
  );
  expect(scenario.title).toBe("a⇠b⇒c");
  expect(scenario.processes).toMatchObject([{ name: "server" }, { name: "a⇠b" }, { name: "a⇢b" }]);
  expect(scenario.interventions).toMatchObject([{ process: "a⇠b" }]);
  const { title, interventions, processes } = scenario;
  const names = processes.map((process) => ("name" in process ? process.name : ""));
  expect(JSON.stringify([title, interventions, names])).not.toMatch(turning);
  expect(read(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
});

test("programs keep the bytes that they print and send", () => {
  expect(JSON.stringify(read(sockets(["\u202Eserver"])).processes)).toContain("a\u202Eb");
});

test("names in Hebrew or Arabic stay as they are", () => {
  expect(read(sockets(["שרת", "خادم"])).processes).toMatchObject([{ name: "שרת" }, { name: "خادم" }]);
});

test.each([
  { version: 1, experiment: "ricart-agrawala", title: "\u202Enodes", processes: [{ id: "1" }] },
  { version: 1, experiment: "berkeley", title: "\u202Enodes", processes: [{ id: "1", clockMs: 0 }] },
])("the title of $experiment, too", (scenario) => {
  expect(read(scenario).title).toBe("⇠nodes");
});
