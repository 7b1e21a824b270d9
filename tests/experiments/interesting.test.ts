import { expect, test } from "vitest";
import { experiments } from "../../src/experiments/catalogue.ts";
import { interestingSteps } from "../../src/store/interesting.ts";
import { runOf, type Run } from "../../src/store/run.ts";
import { stepSentence } from "../../src/store/step-sentence.ts";
import { toldOf } from "../../src/store/told.ts";

function runOfShipped(id: string): Run {
  const experiment = experiments.find(({ scenarios }) => scenarios.some((each) => each.id === id));
  const shipped = experiment?.scenarios.find((each) => each.id === id);
  if (!experiment || !shipped) throw new Error(`no scenario ${id}`);
  return runOf(experiment, shipped.scenario);
}

function rulesIn(run: Run): string[] {
  return interestingSteps(run).map((step) => {
    const { rule, kind } = toldOf(run, step);
    return rule ?? kind;
  });
}

test("the first exchange over sockets takes sixteen steps", () => {
  const run = runOfShipped("hello");
  const steps = interestingSteps(run).map((step) => stepSentence(run, step));
  expect(steps.length).toBeLessThanOrEqual(16);
  const told = [
    "All hosts are up",
    "Server prints “Server listening...”",
    "Server calls accept()",
    "Client calls connect(",
    "Client returns from connect",
    "Client calls send(b'Hello from client')",
    "17 bytes from Client",
    "Server gets a new socket from accept",
    "Server prints “Connected by",
    "Server gets 17 bytes from recv",
    "Server prints “Received: Hello from client”",
    "Server calls send(b'Hello from server')",
    "Server calls close()",
    "Client gets 17 bytes from recv",
    "Client prints “Received: Hello from server”",
  ];
  for (const [index, words] of told.entries()) expect(steps[index]).toContain(words);
});

test("no step that prints, raises, loses something or breaks a check is passed over", () => {
  for (const experiment of experiments)
    for (const { id, scenario } of experiment.scenarios) {
      const run = runOf(experiment, scenario);
      const seen = new Set(interestingSteps(run));
      for (const { index } of run.trace.steps) {
        const told = toldOf(run, index);
        const isBreak = run.checks.some(({ step }) => step === index);
        // Of fifteen clocks each prints what it does.
        const prints = experiment.id === "sockets" && told.printed.length > 0;
        if (prints || isBreak || told.rule === "raises" || ["crash", "lost"].includes(told.kind))
          expect(seen.has(index), `${id}, step ${index}`).toBe(true);
      }
    }
});

test("with few nodes or clocks every step matters, with many only decisions", () => {
  for (const id of ["two-nodes", "handout", "delays"])
    expect(interestingSteps(runOfShipped(id)).length).toBe(runOfShipped(id).trace.steps.length);
  expect(new Set(rulesIn(runOfShipped("fifteen-machines")))).toEqual(
    new Set(["begin", "poll", "decide-complete", "adjust-slew"]),
  );
  expect(rulesIn(runOfShipped("twelve-nodes"))).not.toContain("reply-counted");
});
