import { describe, expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { handoutListing } from "../../src/experiments/berkeley/handout.ts";
import { ownScenario } from "../../src/experiments/berkeley/values.ts";
import type { BerkeleyOptions, BerkeleyScenario } from "../../src/experiments/berkeley/scenario.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { hasPython, printed, pythonNote } from "../support/python.ts";

const { listingsOf, scenarios } = berkeleyExperiment;

function shippedRun(id: string): Run {
  const found = scenarios.find((one) => one.id === id);
  if (!found) throw new Error(`no scenario ${id}`);
  return runOf(berkeleyExperiment, found.scenario);
}

function consoleOf({ trace }: Run): string[] {
  return trace.steps.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === "print" ? [effect.text] : [])),
  );
}

/** Numbers to a millionth of a millisecond: before 3.12 Python adds up with other errors. */
function near(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) =>
      (Number(number) + 0).toFixed(6).replace(/^-(0\.0+)$/, "$1"),
    ),
  );
}

function expectAlike(scenario: BerkeleyScenario, id = scenario.title): void {
  const model = consoleOf(runOf(berkeleyExperiment, scenario));
  expect(model.length, id).toBeGreaterThan(4);
  const file = scenario.options.election.kind === "fixed" ? "berkeley.py" : "election.py";
  expect(near(printed(listingsOf(scenario), file)), id).toEqual(near(model));
}

describe.skipIf(!hasPython)(`the listings print what the model prints, in its order${pythonNote}`, () => {
  test("clocks.py the handout's three lines", () => {
    const { scenario } = shippedRun("handout");
    expect(printed(listingsOf(scenario), "clocks.py")).toEqual(handoutListing(ownScenario({ scenario })));
    const own = ownScenario({ scenario });
    const other = {
      ...own,
      processes: own.processes.map((each, i) => ({ ...each, clockSeconds: [100, -0.5, 7.25, 3][i] ?? 0 })),
    };
    expect(printed(listingsOf(other), "clocks.py")).toEqual(handoutListing(other));
  });

  /** Those in which nothing is drawn: a listing draws other numbers. */
  const same = scenarios
    .map(({ id, scenario }) => ({ id, scenario: ownScenario({ scenario }) }))
    .filter(({ scenario: { network } }) => network.delay.kind === "constant");

  test.each(same)("$id", ({ scenario }) => expectAlike(scenario));

  const others: readonly Partial<BerkeleyOptions>[] = [
    { compensation: "none" },
    { adjust: { kind: "slew", ppm: 20_000 }, rounds: 3 },
    { faultTolerantMs: 500, rttMaxMs: 200 },
    { roundSeconds: 1, rounds: 2, everyMs: 3000, timeoutMs: 700, firstRoundMs: 250 },
    { master: "3" },
  ];

  test.each(others)("with %j", (other) => {
    for (const id of ["asymmetric", "slow-answer", "drift", "master-crashes"]) {
      const scenario = ownScenario(shippedRun(id));
      expectAlike({ ...scenario, options: { ...scenario.options, ...other } }, id);
    }
  });

  test("a clock that is set, and a master that crashes and comes back", () => {
    expectAlike({
      ...ownScenario(shippedRun("drift")),
      interventions: [
        { do: "set-clock", process: "2", atMs: 7000, byMs: -40.5 },
        { do: "crash", process: "1", atMs: 16_000 },
        { do: "restart", process: "1", atMs: 31_000 },
      ],
    });
  });
});

describe("the listings", () => {
  test("fit the code panel: no line is longer than 72 characters", () => {
    for (const { name, text } of scenarios.flatMap(({ scenario }) => listingsOf(scenario))) {
      const longest = Math.max(...text.split("\n").map((line) => line.length));
      expect(longest, name).toBeLessThanOrEqual(72);
    }
  });

  test("every step of every scenario that cites a rule is lit, but a restart of a fixed master", () => {
    for (const { id } of scenarios) {
      const run = shippedRun(id);
      const names = listingsOf(run.scenario).map(({ name }) => name);
      for (const { index } of run.trace.steps) {
        const told = toldOf(run, index);
        if (told.rule === null) continue;
        const lit = berkeleyExperiment.lit(told);
        expect(lit?.lines.length, `${id} ${told.rule}`).toBeGreaterThan(0);
        expect(names, id).toContain(lit?.listing);
        for (const { text } of lit?.notes ?? []) expect(text).not.toMatch(/undefined|NaN/);
      }
    }
  });

  test("have the variables that the state panel shows", () => {
    const run = shippedRun("lowest-clock");
    const text = (name: string) => listingsOf(run.scenario).find((one) => one.name === name)?.text ?? "";
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
