import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { ricartAgrawalaReader } from "../../src/protocols/ricart-agrawala/reader.ts";
import type { State } from "../../src/protocols/ricart-agrawala/state.ts";
import { runOf } from "../../src/store/run.ts";
import { consoleOf, shippedRun, toldSteps } from "./shipped.ts";
import { ownScenario } from "../../src/experiments/ricart-agrawala/own-scenario.ts";

const folder = join(import.meta.dirname, "../../src/experiments/ricart-agrawala/listings");
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const note = hasPython ? "" : " (skipped: there is no python3 on this machine)";
if (!hasPython) console.warn("The Python listings were not run: there is no python3 on this machine.");

/** What a listing prints, run as a student would; `-B` keeps the sources free of compiled files. */
function printed(file: string, ...words: string[]): string[] {
  const done = spawnSync("python3", ["-B", "-W", "error", file, ...words], { cwd: folder, encoding: "utf8" });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
  return done.stdout.split("\n").slice(0, -1);
}

describe.skipIf(!hasPython)(`the listings print what the model prints, in its order${note}`, () => {
  test.each([
    ["node.py", [], "two-nodes", 9],
    ["node.py", ["text"], "two-nodes-text", 9],
    ["node_failures.py", ["probe"], "crash-probe", 15],
    ["node_failures.py", ["suspicion"], "wrong-suspicion", 13],
    ["node_failures.py", ["retry"], "lost-message-retry", 9],
    ["node_mistakes.py", ["highest"], "highest-not-raised", 10],
    ["node_mistakes.py", ["held"], "reply-while-held", 8],
    ["node_mistakes.py", ["deferred"], "deferred-cleared-early", 6],
  ] as const)("%s %j as %s", (file, words, id, lines) => {
    const model = consoleOf(shippedRun(id));
    expect(model).toHaveLength(lines);
    expect(printed(file, ...words)).toEqual(model);
  });

  test("node.py timestamp as the handout's nodes without the ids", () => {
    const scenario = ownScenario(shippedRun("two-nodes"));
    const options = { ...scenario.options, order: "timestamp" } as const;
    const run = runOf(ricartAgrawalaExperiment, { ...scenario, options });
    expect(printed("node.py", "timestamp")).toEqual(consoleOf(run));
  });

  test("node_sockets.py, as real processes, lets one in at a time and serves all", () => {
    const lines = printed("node_sockets.py", "4");
    const moves = lines.filter((line) => /(enters|leaves) CS$/.test(line));
    expect(moves, lines.join("\n")).toHaveLength(8);
    for (let k = 0; k < moves.length; k += 2)
      expect(moves[k + 1]).toBe(moves[k]?.replace("enters", "leaves"));
    expect(new Set(moves).size).toBe(8);
    expect(lines.filter((line) => line.includes("received REPLY"))).toHaveLength(4 * 3);
  });

  test("without a word the failures show a crash, and the mistakes the first of them", () => {
    expect(printed("node_failures.py")).toEqual(printed("node_failures.py", "probe"));
    expect(printed("node_mistakes.py")).toEqual(printed("node_mistakes.py", "highest"));
  });
});

describe("the listings", () => {
  const text = (name: string) =>
    ricartAgrawalaExperiment.listings.find((listing) => listing.name === name)?.text ?? "";

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
    for (const listing of ricartAgrawalaExperiment.listings) {
      const lengths = listing.text.split("\n").map((line) => line.length);
      expect(Math.max(...lengths), listing.name).toBeLessThanOrEqual(72);
      expect(lengths.filter((length) => length > 60).length, listing.name).toBeLessThan(5);
    }
  });

  test("are lit only where a run needs them", () => {
    const lit = (id: string) => {
      const names = toldSteps(shippedRun(id)).map((told) => ricartAgrawalaExperiment.lit(told)?.listing);
      return ricartAgrawalaExperiment.listings.map(({ name }) => name).filter((name) => names.includes(name));
    };
    expect(lit("two-nodes")).toEqual(["node.py"]);
    expect(lit("crash-blocks")).toEqual(["node.py"]);
    expect(lit("crash-probe")).toEqual(["node.py", "node_failures.py"]);
    expect(lit("partition")).toEqual(["node.py", "node_failures.py"]);
    expect(lit("deferred-cleared-early")).toEqual(["node.py", "node_mistakes.py"]);
  });
});
