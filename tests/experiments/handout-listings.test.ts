import { assert, describe, expect, test } from "vitest";
import { shippedScenario } from "../../src/experiments/catalogue.ts";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import type { Experiment } from "../../src/experiments/experiment.ts";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { toldOf } from "../../src/store/told.ts";
import { hasPython, printed, pythonNote } from "../support/python.ts";

function shippedRun(experiment: Experiment, id: string): Run {
  const shipped = shippedScenario(experiment.id, id);
  assert(shipped);
  return runOf(experiment, shipped.scenario);
}

/** The lit lines of the handout's listing with their notes, step by step; none where it has no line. */
function stepped(run: Run): string[][] {
  const { experiment, scenario, trace } = run;
  return trace.steps.map(({ index }) => {
    const lit = experiment.litBeside?.(toldOf(run, index)) ?? null;
    const listing = experiment.listingsOf(scenario).find(({ name }) => name === lit?.listing);
    return (lit?.lines ?? []).map((line) => {
      const text = listing?.text.split("\n")[line - 1]?.trim() ?? "";
      const notes = lit?.notes.filter((note) => note.line === line).map((note) => `  # ${note.text}`) ?? [];
      return text + notes.join("");
    });
  });
}

describe("the arithmetic of experiment 8", () => {
  const average = "average = sum(clocks) / len(clocks)";

  test("goes on with every step, and the sum grows", () => {
    const steps = stepped(shippedRun(berkeleyExperiment, "handout"));
    const first = steps.map(([line]) => line);
    expect(first).toEqual([
      "CLOCKS = [100.3, 102.5, 98.4, 101.0]",
      `${average}  # sum so far: 100.3`,
      "CLOCKS = [100.3, 102.5, 98.4, 101.0]  # clock 2 = 102.5",
      "CLOCKS = [100.3, 102.5, 98.4, 101.0]  # clock 3 = 98.4",
      "CLOCKS = [100.3, 102.5, 98.4, 101.0]  # clock 4 = 101.0",
      `${average}  # sum so far: 100.3 + 102.5 = 202.8`,
      `${average}  # sum so far: 100.3 + 102.5 + 98.4 = 301.2`,
      `${average}  # average = 402.2 / 4 = 100.55`,
      "adjustment = round(average - clock, 2)  # adjustment = 100.55 - 102.5 = -1.95",
      "adjustment = round(average - clock, 2)  # adjustment = 100.55 - 98.4 = 2.15",
      "adjustment = round(average - clock, 2)  # adjustment = 100.55 - 101.0 = -0.45",
    ]);
    expect(steps[7]).toContain(
      "adjustment = round(average - clock, 2)  # adjustment = 100.55 - 100.3 = 0.25",
    );
    expect(steps[7]).toContain("synchronized.append(round(clock + adjustment, 2))  # 100.3 + 0.25 = 100.55");
    expect(steps.at(-1)).toContain('print("Synchronized Clocks:", synchronized)');
  });

  test("it says nothing about later rounds or other runs", () => {
    const slewed = shippedRun(berkeleyExperiment, "handout-slewed");
    const later = slewed.trace.steps.filter(({ index }) => toldOf(slewed, index).values["round"] !== 1);
    const steps = stepped(slewed);
    for (const { index } of later.slice(1)) expect(steps[index]).toEqual([]);
    expect(stepped(shippedRun(berkeleyExperiment, "delays")).flat()).toEqual([]);
  });
});

describe("the two calls of experiment 9", () => {
  const compared =
    'if request_1 > request_2:  # text: the id decides  # "REQ from 1 at 5" > "REQ from 2 at 4" is False';

  test("are compared as text, beside the run that does the same", () => {
    const steps = stepped(shippedRun(ricartAgrawalaExperiment, "two-nodes-text"));
    expect(steps.map(([line]) => line ?? "")).toEqual([
      "",
      'request_1 = one.request(TIMES[1])  # request_1 = "REQ from 1 at 5"',
      'request_2 = two.request(TIMES[2])  # request_2 = "REQ from 2 at 4"',
      compared,
      compared,
      "one.receive_reply(2)  # node 1 gets the REPLY",
      ...Array.from({ length: 5 }, () => ""),
    ]);
  });

  test("give the REPLY to another node than the right order", () => {
    const run = shippedRun(ricartAgrawalaExperiment, "two-nodes");
    const steps = stepped(run);
    expect(steps[3]?.[0]).toBe(compared);
    expect(steps[5]).toEqual(["one.receive_reply(2)  # here node 1 gets the REPLY, not node 2"]);
    expect(ricartAgrawalaExperiment.lit(toldOf(run, 3))?.listing).toBe("node.py");
  });

  test.skipIf(!hasPython)(`print what the handout prints${pythonNote}`, () => {
    const { experiment, scenario } = shippedRun(ricartAgrawalaExperiment, "two-nodes-text");
    expect(printed(experiment.listingsOf(scenario), "two_nodes.py")).toEqual([
      "Node 1 requests CS at time 5",
      "Node 2 requests CS at time 4",
      "Node 1 received REPLY from 2",
    ]);
  });
});
