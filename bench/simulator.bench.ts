import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Report } from "../scripts/bench.mjs";
import { ricartAgrawalaSubject } from "../src/experiments/ricart-agrawala/subject.ts";
import { simulate } from "../src/runtimes/simulator.ts";
import { checkScenario } from "../src/experiments/files.ts";
import type { RicartAgrawalaScenario } from "../src/experiments/ricart-agrawala/scenario.ts";
import type { Trace } from "../src/trace/trace.ts";

/** Five nodes that contend for the critical section until they have entered it `entries` times in all. */
function contention(entries: number): RicartAgrawalaScenario {
  const requests = Array.from({ length: entries / 5 }, (_, k) => ({ atMs: (k * 7) % 1000, holdMs: 3 }));
  const result = checkScenario({
    version: 1,
    experiment: "ricart-agrawala",
    limitMs: 86_400_000,
    network: { delay: { kind: "uniform", minMs: 1, maxMs: 9 } },
    processes: ["1", "2", "3", "4", "5"].map((id) => ({ id, requests })),
  });
  if (!result.ok || result.value.experiment !== "ricart-agrawala")
    throw new Error("the bench's scenario is none");
  return result.value;
}

function run(scenario: RicartAgrawalaScenario): Trace {
  return simulate(scenario, ricartAgrawalaSubject(scenario));
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

/** Steps a second, at the median of `times` runs. */
function rate(scenario: RicartAgrawalaScenario, times: number): number {
  const rates = Array.from({ length: times }, () => {
    const began = performance.now();
    const steps = run(scenario).steps.length;
    return steps / ((performance.now() - began) / 1000);
  });
  return median(rates);
}

/** Bytes on the heap and in typed arrays that one recorded step keeps, states and messages included. */
function bytesPerStep(scenario: RicartAgrawalaScenario): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const used = () => {
    // What dies in the first collection may hold what only the second one finds dead.
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  used();
  const before = used();
  const trace = run(scenario);
  const after = used();
  return (after - before) / trace.steps.length;
}

export default async function simulator(report: Report): Promise<void> {
  const short = contention(2000);
  rate(short, 5);
  const perSecond = rate(short, 15);
  report(
    "simulator, 5 nodes, 2,000 entries",
    `${Math.round(perSecond / 1000)} k steps/s`,
    "at least 300 k",
    perSecond >= 300_000,
  );
  const long = rate(contention(40_000), 3);
  const growth = perSecond / long;
  report(
    "cost of a step, 20 times as many",
    `${growth.toFixed(2)} times`,
    "does not grow (at most 1.5)",
    growth <= 1.5,
  );
  report("a recorded step", `${Math.round(bytesPerStep(short))} bytes`, "printed", null);
}
