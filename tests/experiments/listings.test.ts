import { describe, expect, test } from "vitest";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { ownScenario } from "../../src/experiments/ricart-agrawala/own-scenario.ts";
import { ricartAgrawalaReader } from "../../src/protocols/ricart-agrawala/reader.ts";
import type { State } from "../../src/protocols/ricart-agrawala/state.ts";
import type {
  RicartAgrawalaOptions,
  RicartAgrawalaScenario,
} from "../../src/experiments/ricart-agrawala/scenario.ts";
import { runOf } from "../../src/store/run.ts";
import { freePort } from "../support/free-port.ts";
import { hasPython, printed, pythonNote } from "../support/python.ts";
import { consoleOf, shippedRun, toldSteps } from "./shipped.ts";

const { listingsOf, scenarios } = ricartAgrawalaExperiment;

/** What the listings of a scenario print. */
function listed(scenario: RicartAgrawalaScenario, port?: number): string[] {
  const { failures, transport } = scenario.options;
  const alone = failures.kind === "none" ? "node.py" : "node_failures.py";
  const file = transport === "sockets" ? "node_sockets.py" : alone;
  return printed(listingsOf(scenario), file, port);
}

/** Those in which nothing is drawn: a listing draws other numbers. */
const same = scenarios
  .map(({ id, scenario }) => ({ id, scenario: ownScenario({ scenario }) }))
  .filter(
    ({ scenario: { network, options } }) =>
      network.delay.kind === "constant" && options.transport === "messages",
  );

describe.skipIf(!hasPython)(`the listings print what the model prints, in its order${pythonNote}`, () => {
  test.each(same)("$id", ({ scenario }) => {
    const model = consoleOf(runOf(ricartAgrawalaExperiment, scenario));
    expect(model.length).toBeGreaterThan(1);
    expect(listed(scenario)).toEqual(model);
  });

  const others: readonly Partial<RicartAgrawalaOptions>[] = [
    { order: "text" },
    { order: "timestamp" },
    { raiseHighest: false },
    { deferWhenHeld: false },
    { clearDeferredEarly: true },
    { failures: { kind: "probe", patienceMs: 35, timeoutMs: 25 } },
    { failures: { kind: "retry", afterMs: 45 } },
    { order: "text", deferWhenHeld: false, failures: { kind: "probe", patienceMs: 35, timeoutMs: 25 } },
  ];

  test.each(others)("with %j", (other) => {
    for (const id of ["two-nodes", "deferred-queue", "restart-forgets", "partition", "highest-not-raised"]) {
      const scenario = ownScenario(shippedRun(id));
      const changed = { ...scenario, options: { ...scenario.options, ...other } };
      expect(listed(changed), id).toEqual(consoleOf(runOf(ricartAgrawalaExperiment, changed)));
    }
  });

  test("what the user does to messages and nodes", () => {
    const scenario: RicartAgrawalaScenario = {
      ...ownScenario(shippedRun("deferred-queue")),
      interventions: [
        { do: "duplicate", message: "1>2#1", afterMs: 3 },
        { do: "delay", message: "3>1#1", byMs: 25 },
        { do: "deliver", message: "2>4#1", atMs: 90.5 },
        { do: "crash", process: "3", atMs: 120 },
        { do: "restart", process: "3", atMs: 131 },
      ],
    };
    expect(listed(scenario)).toEqual(consoleOf(runOf(ricartAgrawalaExperiment, scenario)));
  });

  test("node_sockets.py, as real processes, lets one in at a time and serves all", async () => {
    const scenario = ownScenario(shippedRun("over-tcp"));
    const processes = ["1", "2", "3", "4"].map((id) => ({
      id,
      highest: 0,
      requests: [
        { atMs: 0, holdMs: 20 },
        { atMs: 5, holdMs: 10 },
      ],
    }));
    const lines = listed({ ...scenario, processes }, await freePort());
    const moves = lines.filter((line) => /(enters|leaves) CS$/.test(line));
    expect(moves, lines.join("\n")).toHaveLength(16);
    for (let k = 0; k < moves.length; k += 2)
      expect(moves[k + 1]).toBe(moves[k]?.replace("enters", "leaves"));
    expect(new Set(moves).size).toBe(8);
    expect(lines.filter((line) => line.includes("received REPLY"))).toHaveLength(8 * 3);
  });
});

describe("the listings", () => {
  const text = (name: string) =>
    listingsOf(shippedRun("crash-probe").scenario).find((listing) => listing.name === name)?.text ?? "";

  test("have the variables that the state panel shows", () => {
    const plain = shippedRun("two-nodes").trace.initial[0] as State;
    const probing = shippedRun("crash-probe").trace.initial[0] as State;
    const names = (state: State) => ricartAgrawalaReader.variablesOf(state).map(({ name }) => name);
    for (const name of names(plain)) expect(text("node.py")).toContain(`        self.${name} = `);
    const further = names(probing).filter((name) => !names(plain).includes(name));
    expect(further).toEqual(["probed", "suspected"]);
    for (const name of further) expect(text("node_failures.py")).toContain(`        self.${name} = `);
  });

  test("fit the code panel: no line is longer than 72 characters, and nearly all have at most 60", () => {
    for (const listing of scenarios.flatMap(({ scenario }) => listingsOf(scenario))) {
      const lengths = listing.text.split("\n").map((line) => line.length);
      expect(Math.max(...lengths), listing.name).toBeLessThanOrEqual(72);
      expect(lengths.filter((length) => length > 60).length, listing.name).toBeLessThan(8);
    }
  });

  test("are those that the run needs, and every step is lit in them", () => {
    for (const { id } of scenarios) {
      const names = listingsOf(shippedRun(id).scenario).map(({ name }) => name);
      for (const told of toldSteps(shippedRun(id))) {
        const lit = ricartAgrawalaExperiment.lit(told);
        if (lit) expect(names, id).toContain(lit.listing);
      }
    }
    const files = (id: string) => listingsOf(shippedRun(id).scenario).map(({ name }) => name);
    expect(files("two-nodes")).toEqual(["node.py", "two_nodes.py", "network.py"]);
    expect(files("two-nodes-text")).toEqual(["node.py", "two_nodes.py", "network.py"]);
    expect(files("text-violation")).toEqual(["node.py", "network.py"]);
    expect(files("crash-probe")).toEqual(["node.py", "node_failures.py", "network.py"]);
    expect(files("over-tcp")).toEqual(["node.py", "node_failures.py", "node_sockets.py", "network.py"]);
  });
});
