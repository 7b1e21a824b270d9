import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renamed, withNode, withoutNode } from "../../src/experiments/ricart-agrawala/edit-nodes.ts";
import { withoutClock } from "../../src/experiments/berkeley/edit-clocks.ts";
import { berkeleySubject } from "../../src/experiments/berkeley/subject.ts";
import { ricartAgrawalaSubject } from "../../src/experiments/ricart-agrawala/subject.ts";
import { servedAs } from "../../src/experiments/sockets/clients.ts";
import { socketsExperiment } from "../../src/experiments/sockets/experiment.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { choicesAfter } from "../../src/runtimes/choices.ts";
import { checkScenario } from "../../src/experiments/files.ts";
import { always } from "../support/always.ts";
import { anyBerkeley } from "../support/random-berkeley.ts";
import { anyScenario } from "../support/random-scenario.ts";
import type { RicartAgrawalaScenario } from "../../src/experiments/ricart-agrawala/scenario.ts";

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

  test("removing a process removes every change that names it", () => {
    const fewer = withoutNode(scenario, "2");
    expect(fewer.network.links).toEqual([]);
    expect(fewer.interventions).toEqual([
      { do: "drop", message: "1>7#1" },
      { do: "crash", process: "7", atMs: 5 },
      { do: "partition", groups: [["1"], ["7"]], fromMs: 1, untilMs: 2 },
    ]);
    for (const id of ["1", "2", "7"]) expect(checkScenario(withoutNode(scenario, id)).ok).toBe(true);
  });

  test("renaming a process renames it everywhere, and changes no other process", () => {
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

describe("with a schedule chosen by hand", () => {
  const byHand: RicartAgrawalaScenario = {
    ...scenario,
    schedule: [
      "time stands",
      "1 ask",
      "2 ask",
      "deliver 1>2#1",
      "lose 7>1#1",
      "crash 2",
      "1 silence of 2",
      "1 patience",
      "until quiet",
    ],
  };

  test("a node that is removed is removed of it", () => {
    expect(withoutNode(byHand, "2").schedule).toEqual([
      "time stands",
      "1 ask",
      "lose 7>1#1",
      "1 patience",
      "until quiet",
    ]);
  });

  test("a node that is called otherwise is called so in it", () => {
    expect(renamed(byHand, "2", "12").schedule).toEqual([
      "time stands",
      "1 ask",
      "12 ask",
      "deliver 1>12#1",
      "lose 7>1#1",
      "crash 12",
      "1 silence of 12",
      "1 patience",
      "until quiet",
    ]);
  });

  test("a scenario still runs after its nodes are added, removed and renamed", () => {
    const cases = fc.tuple(anyScenario, fc.nat(), fc.nat(), fc.array(fc.nat(), { maxLength: 12 }));
    always(cases, { runs: 80, sometimes: ["schedule"] }, ([random, which, name, ways], sometimes) => {
      const subject = ricartAgrawalaSubject(random);
      const schedule: string[] = [];
      for (const way of ways) {
        const choices = choicesAfter(random, subject, schedule);
        const choice = choices[way % Math.max(1, choices.length)];
        if (choice) schedule.push(choice.command);
      }
      sometimes("schedule", schedule.length > 3);
      const { id } = random.processes[which % random.processes.length] ?? { id: "" };
      const next = String(200 + (name % 50));
      const whole = { ...random, stepsMax: 500, schedule };
      const other = renamed(whole, id, next);
      expect(renamed(other, next, id)).toEqual(whole);
      const fewer = random.processes.length > 1 ? [withoutNode(whole, id)] : [];
      for (const edited of [other, ...fewer]) {
        expect(checkScenario(edited)).toMatchObject({ ok: true });
        expect(JSON.stringify([edited.schedule, edited.interventions, edited.network.links])).not.toMatch(
          new RegExp(`(["> ])${id}(["># ])`),
        );
        expect(() => simulate(edited, ricartAgrawalaSubject(edited))).not.toThrow();
      }
    });
  });

  test("a scenario still runs after one of its clocks is removed", () => {
    always(
      fc.tuple(anyBerkeley, fc.nat()),
      { runs: 60, sometimes: ["fewer"] },
      ([random, which], sometimes) => {
        const { id } = random.processes[which % random.processes.length] ?? { id: "" };
        sometimes("fewer", random.processes.length > 1);
        if (random.processes.length < 2) return;
        const fewer = withoutClock({ ...random, schedule: [`crash ${id}`, "until 40 ms"] }, id);
        expect(fewer.schedule).toEqual(["until 40 ms"]);
        expect(checkScenario(fewer)).toMatchObject({ ok: true });
        expect(() => simulate(fewer, berkeleySubject(fewer))).not.toThrow();
      },
    );
  });

  test("removing clients removes every change that names them", () => {
    const shipped = socketsExperiment.scenarios.find(({ id }) => id === "one-at-a-time")?.scenario;
    if (shipped?.experiment !== "sockets") throw new Error("it is shipped");
    const interventions = [
      { do: "crash" as const, process: "client C", atMs: 50 },
      { do: "drop" as const, message: "client A>server#1" },
      { do: "drop" as const, message: "client C>server#1" },
    ];
    const fewer = servedAs({ ...shipped, interventions }, { count: 2, server: "one-at-a-time" });
    expect(fewer.interventions).toEqual([{ do: "drop", message: "client A>server#1" }]);
    expect(checkScenario(fewer)).toMatchObject({ ok: true });
  });
});
