import { expect, test } from "vitest";
import { ricartAgrawalaExperiment } from "../../src/experiments/ricart-agrawala/experiment.ts";
import { shippedRun, toldSteps } from "./shipped.ts";

test("skipping through a run stops where something is decided", () => {
  const stops = (id: string) =>
    toldSteps(shippedRun(id))
      .filter((step) => ricartAgrawalaExperiment.isInteresting(step))
      .map((step) => step.rule ?? step.kind);
  expect(stops("two-nodes")).toEqual([
    "request",
    "request",
    "defer-mine-first",
    "enter",
    "leave",
    "enter",
    "leave",
  ]);
  expect(stops("crash-blocks")).toEqual(["request", "crash", "lost", "request", "defer-mine-first", "lost"]);
  expect(stops("partition")).toEqual(expect.arrayContaining(["partition", "heal", "retry"]));
  expect(stops("restart-forgets")).toContain("restart");
  expect(stops("wrong-suspicion")).toEqual(
    expect.arrayContaining(["probe", "suspect-last", "enter", "defer-held"]),
  );
  expect(stops("reply-while-held")).toContain("reply-while-held");
  expect(stops("deferred-cleared-early")).toContain("leave-forgets");
});
