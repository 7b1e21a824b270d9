import { expect, test } from "vitest";
import { berkeleyExperiment } from "../../src/experiments/berkeley/experiment.ts";
import { berkeleyOf, roundAt } from "../../src/store/berkeley/rounds.ts";
import { runOf } from "../../src/store/run.ts";
import { situationAt } from "../../src/store/situation.ts";
import { counted } from "../support/counted.ts";
import { node, scenario } from "../support/scenario.ts";
import { experiment } from "./runs.ts";

test("a step of a hundred thousand rounds finds its round by halving", () => {
  const rounds = Array.from({ length: 100_000 }, (_, round) => ({ round, pollStep: 1 + round * 9 }));
  const polls = counted(rounds.map(({ pollStep }) => pollStep));
  const many = { rounds, polls: polls.list } as unknown as Parameters<typeof roundAt>[0];
  const found = [0, 1, 9, 10, 450_001, 900_000].map((cursor) => roundAt(many, cursor)?.round ?? null);
  expect(found).toEqual([null, 0, 0, 1, 50_000, 99_999]);
  expect(polls.reads()).toBeLessThan(6 * 18);
});

test("rounds stand in the order of their polls", () => {
  for (const shipped of berkeleyExperiment.scenarios) {
    const berkeley = berkeleyOf(runOf(berkeleyExperiment, shipped.scenario));
    expect(berkeley?.polls).toEqual(berkeley?.polls.toSorted((a, b) => a - b));
    expect(berkeley?.polls).toEqual(berkeley?.rounds.map(({ pollStep }) => pollStep));
  }
});

test("of the messages that were lost only as many are gone through as are asked for", () => {
  const run = runOf(
    experiment,
    scenario({
      processes: [node("1", [0, 3]), node("2", [0, 3])],
      limitMs: 20_000,
      network: { loss: 1 },
      options: { failures: { kind: "retry", afterMs: 1 } },
    }),
  );
  const last = run.trace.steps.length - 1;
  const lost = [...situationAt(run, last).lostSinceStart("1")];
  expect(lost.length).toBeGreaterThan(1000);
  const middle = [...situationAt(run, Math.floor(last / 2)).lostSinceStart("1")];
  expect(middle).toEqual(lost.slice(0, middle.length));
  expect(middle.length).toBeGreaterThan(500);
  expect(run.experiment.whyWaiting(situationAt(run, last))[0]?.missing[0]?.peer).toBe("2");
});
