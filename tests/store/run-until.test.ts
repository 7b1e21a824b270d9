import { describe, expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { waitsAt } from "../../src/store/blocked.ts";
import { runOf } from "../../src/store/run.ts";
import { nextStepOf, typedStep } from "../../src/store/run-until.ts";
import { toldOf } from "../../src/store/told.ts";
import { experiment } from "./runs.ts";

const shipped = (id: string) => {
  const found = experiment.scenarios.find((each) => each.id === id);
  invariant(found, () => `there is a scenario ${id}`);
  return runOf(experiment, found.scenario);
};

describe("run until", () => {
  const run = shipped("two-nodes");
  const last = run.trace.steps.length - 1;

  test("the next entry, as often as there is one", () => {
    const entries: number[] = [];
    for (let at = nextStepOf(run, 0, { kind: "entry" }); at !== null;) {
      entries.push(at);
      at = nextStepOf(run, at, { kind: "entry" });
    }
    expect(entries.map((step) => toldOf(run, step).rule)).toEqual(["enter", "enter"]);
  });

  test("of many nodes, each entry once, although much happens to the node inside", () => {
    const load = shipped("five-nodes-load");
    const entries: number[] = [];
    for (let at: number | null = 0; (at = nextStepOf(load, at, { kind: "entry" })) !== null;)
      entries.push(at);
    const entered = load.trace.steps.filter(({ index }) => toldOf(load, index).rule === "enter");
    expect(entries).toEqual(entered.map(({ index }) => index));
  });

  test("the next broken check, or none", () => {
    expect(nextStepOf(run, 0, { kind: "break" })).toBeNull();
    const broken = shipped("text-violation");
    const at = nextStepOf(broken, 0, { kind: "break" });
    expect(broken.checks.map(({ step }) => step)).toContain(at);
    expect(nextStepOf(broken, broken.trace.steps.length - 1, { kind: "break" })).toBeNull();
  });

  test("the next step of a node", () => {
    for (const process of [0, 1]) {
      let steps = 0;
      for (let at: number | null = 0; (at = nextStepOf(run, at, { kind: "own", process })) !== null; steps++)
        expect(run.trace.steps[at]?.process).toBe(process);
      expect(steps).toBe(run.timeline.stepsOf[process]?.length);
    }
  });

  test("a step by its number, counted from 1", () => {
    expect(typedStep("1", run)).toEqual({ step: 0 });
    expect(typedStep(` ${last + 1} `, run)).toEqual({ step: last });
    for (const text of ["0", "-1", "1.5", "", "abc", String(last + 2), "1e3", "9".repeat(99)])
      expect(typedStep(text, run)).toMatchObject({ problem: expect.stringContaining(`1 to ${last + 1}`) });
  });
});

describe("blocked processes", () => {
  const namesOf = (id: string, cursor: (last: number) => number) => {
    const run = shipped(id);
    const { waiting, blocked } = waitsAt(run, cursor(run.trace.steps.length - 1));
    return { waiting: waiting.map(({ process }) => process), blocked: blocked.map(({ process }) => process) };
  };

  test("no step where all goes well", () => {
    expect(namesOf("two-nodes", (last) => last)).toEqual({ waiting: [], blocked: [] });
    expect(namesOf("two-nodes", () => 2).blocked).toEqual([]);
  });

  test("every waiting process when nothing is left to happen", () => {
    expect(namesOf("lost-message", (last) => last)).toEqual({ waiting: ["1", "2"], blocked: ["1", "2"] });
  });

  test("every waiting process in a run that is over, whatever it waits for", () => {
    const { scenario } = shipped("two-nodes");
    const hopeful = {
      ...experiment,
      whyWaiting: () => [
        {
          process: "1",
          sentence: { subject: "1", pieces: [] },
          missing: [{ peer: "2", why: [], stays: false, remedy: null }],
        },
      ],
    };
    const run = runOf(hopeful, scenario);
    expect(waitsAt(run, 3).blocked).toEqual([]);
    expect(waitsAt(run, run.trace.steps.length - 1).blocked).toHaveLength(1);
  });

  test.each(["lost-message", "crash-blocks", "tie-without-id"])("%s says what would help", (id) => {
    const run = shipped(id);
    const { blocked } = waitsAt(run, run.trace.steps.length - 1);
    const remedies = blocked.flatMap(({ missing }) =>
      missing.flatMap(({ remedy }) => (remedy ? [remedy] : [])),
    );
    expect(remedies.length).toBeGreaterThan(0);
  });
});
