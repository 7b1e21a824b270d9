import { ricartAgrawalaExperiment } from "../src/experiments/ricart-agrawala/experiment.ts";
import { checkScenario, encodeLink } from "../src/experiments/files.ts";
import type { Scenario } from "../src/scenario/scenario.ts";

/** Five nodes that contend for the critical section: at least eleven steps an entry. */
export function contention(entries: number, stepsMax: number): Scenario {
  const requests = Array.from({ length: Math.ceil(entries / 5) }, (_, k) => ({
    atMs: (k * 7) % 1000,
    holdMs: 3,
  }));
  const result = checkScenario({
    version: 1,
    experiment: "ricart-agrawala",
    limitMs: 86_400_000,
    stepsMax,
    network: { delay: { kind: "uniform", minMs: 1, maxMs: 9 } },
    processes: ["1", "2", "3", "4", "5"].map((id) => ({ id, requests })),
  });
  if (!result.ok) throw new Error("the bench's scenario is none");
  return result.value;
}

/** The address of a run of about so many steps. */
export async function addressOf(steps: number): Promise<string> {
  return `#/ricart-agrawala?s=${await encodeLink(contention(Math.ceil(steps / 11), steps))}&step=middle`;
}

export const experiment = ricartAgrawalaExperiment;

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

export function p95(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? NaN;
}
