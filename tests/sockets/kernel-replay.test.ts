import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { socketsScenarios } from "../../src/experiments/sockets/scenarios.ts";
import { kernelHistory, recordedKernelHistory } from "../../src/runtimes/kernel-history.ts";
import { simulate } from "../../src/runtimes/simulator.ts";
import { processIds, type Scenario } from "../../src/scenario/scenario.ts";
import { replayKernel, type KernelRun } from "../../src/trace/kernel-replay.ts";
import { subjectOfAny } from "../support/fake-threads.ts";
import { socketsScenario, type Case } from "./run.ts";

const oracle = join(import.meta.dirname, "../oracle/sockets/cases");
const own = join(import.meta.dirname, "recorded");
const textOf = (...path: string[]) => readFileSync(join(...path), "utf8");
const cases = readdirSync(oracle).map((file) => JSON.parse(textOf(oracle, file)) as Case);
const recorded = ["hand", "alone", "several", "words"].flatMap((group) =>
  textOf(own, `${group}.jsonl`)
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { made: Case }).made),
);

function expectSameKernel(scenario: Scenario) {
  const subject = subjectOfAny(scenario);
  const trace = simulate(scenario, subject);
  const again = recordedKernelHistory(trace, subject);
  expect(again.verdict).toEqual({ ok: true });
  const simulated = kernelHistory(scenario, subject);
  // Of steps at one moment the simulation's host is only seen after the last.
  for (const [step, { atMs }] of trace.steps.entries())
    if (trace.steps[step + 1]?.atMs !== atMs) expect(again.at(step)).toEqual(simulated.at(step));
  return trace;
}

describe("the kernel, put through a run again", () => {
  it("does the same in every shipped run, and has the same sockets at every moment", () => {
    for (const { scenario } of socketsScenarios) expectSameKernel(scenario);
  });

  it("does the same in every case that was recorded of real sockets", () => {
    for (const { processes, limitMs } of [...cases, ...recorded])
      expectSameKernel(socketsScenario(limitMs === undefined ? { processes } : { processes, limitMs }));
  });

  it("does the same over a network that delays, loses, doubles and changes", () => {
    const happened = new Set<string>();
    const network = fc.record({
      index: fc.nat(),
      seed: fc.nat({ max: 1e6 }),
      minMs: fc.constantFrom(0, 7),
      loss: fc.constantFrom(0, 0.1),
      duplicate: fc.constantFrom(0, 0.1),
      order: fc.constantFrom("fifo" as const, "any" as const),
      killMs: fc.option(fc.integer({ min: 30, max: 400 })),
    });
    fc.assert(
      fc.property(network, ({ index, seed, minMs, loss, duplicate, order, killMs }) => {
        const { scenario } = at(socketsScenarios, index % socketsScenarios.length);
        const process = processIds(scenario)[seed % processIds(scenario).length] ?? "";
        const trace = expectSameKernel({
          ...scenario,
          seed,
          limitMs: 6000,
          network: { delay: { kind: "uniform", minMs, maxMs: 40 }, loss, duplicate, order, links: [] },
          interventions: [
            { do: "change-byte", message: "client>server#3", byte: 0, to: 88 },
            ...(killMs === null ? [] : [{ do: "crash" as const, process, atMs: killMs }]),
          ],
        });
        for (const { happening } of trace.steps) happened.add(happening.kind);
      }),
      { numRuns: 40 },
    );
    expect([...happened]).toEqual(expect.arrayContaining(["arrive", "crash", "lost", "resend", "returned"]));
  });
});

describe("a recording whose kernel disagrees with its replay", () => {
  const { scenario } = at(socketsScenarios, 0);
  const subject = subjectOfAny(scenario);
  const trace = simulate(
    { ...scenario, network: { ...scenario.network, delay: { kind: "constant", ms: 5 } } },
    subject,
  );
  const told = (run: KernelRun) => replayKernel(trace.scenario, subject, run);
  const find = (kind: string, from = 0) =>
    trace.steps.findIndex((step, i) => i >= from && step.happening.kind === kind);

  it("reports the step of a different result, and of a different, missing, extra or unsent segment", () => {
    const { steps, flights } = trace;
    expect(told(trace)).toEqual({ ok: true });
    const back = find("returned", 12);
    const step = at(steps, back);
    if (step.happening.kind !== "returned") throw new Error("it is none");
    const lie = { ...step.happening, result: { ok: true as const, value: null, localPort: 5 } };
    expect(told({ flights, steps: steps.with(back, { ...step, happening: lie }) })).toMatchObject({
      step: back,
      message: expect.stringContaining("comes to something else"),
    });
    const data = flights.findIndex(({ message }) => (message as { kind: string }).kind === "DATA");
    const flight = at(flights, data);
    const other = { ...flight, message: { ...(flight.message as object), data: "Bye" } };
    expect(told({ steps, flights: flights.with(data, other) })).toMatchObject({
      step: flight.sentStep,
      message: expect.stringContaining("another segment"),
    });
    expect(told({ steps, flights: flights.toSpliced(data, 1) })).toMatchObject({ ok: false });
    expect(told({ steps, flights: flights.toSpliced(data, 0, flight) })).toMatchObject({ ok: false });
    const arrival = find("arrive");
    const again = steps.toSpliced(arrival, 0, at(steps, arrival));
    expect(told({ flights, steps: again })).toMatchObject({ ok: false });
  });
});
