import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { handoutListing } from "../../src/experiments/berkeley/handout.ts";
import { ownScenario } from "../../src/experiments/berkeley/values.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { berkeleyScenario, constant } from "../support/berkeley.ts";

const folder = join(import.meta.dirname, "../../src/experiments/berkeley/listings");
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

function shippedRun(id: string): Run {
  const found = berkeleyExperiment.scenarios.find((one) => one.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return runOf(berkeleyExperiment, found.scenario);
}

function consoleOf({ trace }: Run): string[] {
  return trace.steps.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])),
  );
}

describe.skipIf(!hasPython)(`the listings print what the model prints, in its order${note}`, () => {
  test("clocks.py the handout's three lines", () => {
    expect(printed("clocks.py")).toEqual(handoutListing(ownScenario(shippedRun("handout"))));
    expect(printed("clocks.py", "100", "-0.0")).toEqual([
      "Original Clocks: [100.0, -0.0]",
      "Adjustments: [-50.0, 50.0]",
      "Synchronized Clocks: [50.0, 50.0]",
    ]);
  });

  test.each([
    ["berkeley.py", [], "asymmetric", 12],
    ["berkeley.py", ["late"], "late-answer", 5],
    ["berkeley.py", ["slow"], "slow-answer", 6],
    ["berkeley.py", ["wild"], "wild-clock-left-out", 6],
    ["election.py", [], "lowest-clock", 13],
    ["election.py", ["crash"], "master-crashes", 44],
    ["election.py", ["returns"], "old-master-returns", 48],
  ] as const)("%s %j as %s", (file, words, id, lines) => {
    const model = consoleOf(shippedRun(id));
    expect(model).toHaveLength(lines);
    expect(printed(file, ...words)).toEqual(model);
  });

  test("berkeley.py ignored as the slow path without compensation", () => {
    const scenario = berkeleyScenario({
      network: { delay: constant(20), links: [{ from: "3", to: "1", delay: constant(420) }] },
      options: { rounds: 2, compensation: "none" },
    });
    expect(printed("berkeley.py", "ignored")).toEqual(consoleOf(runOf(berkeleyExperiment, scenario)));
  });
});

describe("the listings", () => {
  test("fit the code panel: no line is longer than 72 characters", () => {
    for (const { name, text } of berkeleyExperiment.listings) {
      const longest = Math.max(...text.split("\n").map((line) => line.length));
      expect(longest, name).toBeLessThanOrEqual(72);
    }
  });

  test("every step of every scenario that cites a rule is lit, but a restart of a fixed master", () => {
    for (const { id } of berkeleyExperiment.scenarios) {
      const run = shippedRun(id);
      for (const { index } of run.trace.steps) {
        const told = toldOf(run, index);
        if (told.rule === null) continue;
        const lit = berkeleyExperiment.lit(told);
        expect(lit?.lines.length, `${id} ${told.rule}`).toBeGreaterThan(0);
        for (const { text } of lit?.notes ?? []) expect(text).not.toMatch(/undefined|NaN/);
      }
    }
  });

  test("have the variables that the state panel shows", () => {
    const text = (name: string) => berkeleyExperiment.listings.find((one) => one.name === name)?.text ?? "";
    const run = shippedRun("lowest-clock");
    const names = new Set(
      run.trace.steps.flatMap(({ state, process }) =>
        process < 0 ? [] : run.subject.reader.variablesOf(state).map(({ name }) => name),
      ),
    );
    expect([...names]).toContain("average");
    for (const name of names)
      expect(`${text("berkeley.py")}${text("election.py")}`).toMatch(new RegExp(`self\\.${name}\\b`));
  });
});
