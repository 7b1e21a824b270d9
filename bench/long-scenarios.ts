import { checkScenario } from "../src/experiments/files.ts";
import type { Scenario } from "../src/scenario/scenario.ts";

const DAY_MS = 86_400_000;

function scenarioOf(file: object): Scenario {
  const result = checkScenario({ version: 1, ...file });
  if (!result.ok) throw new Error("the bench's scenario is none");
  return result.value;
}

const alone = (program: readonly object[]) => ({
  experiment: "sockets",
  processes: [{ name: "p", program }],
});

/** Legal scenarios whose runs are the longest, or take the longest to compute. */
export const longScenarios: Readonly<Record<string, () => Scenario>> = {
  "64 nodes, 50 requests each": () =>
    scenarioOf({
      experiment: "ricart-agrawala",
      limitMs: DAY_MS,
      network: { delay: { kind: "uniform", minMs: 1, maxMs: 9 } },
      processes: Array.from({ length: 64 }, (_, i) => ({
        id: String(i + 1),
        requests: Array.from({ length: 50 }, (_, k) => ({ atMs: (k * 7 + i) % 1000, holdMs: 3 })),
      })),
    }),
  "retries without an answer": () =>
    scenarioOf({
      experiment: "ricart-agrawala",
      limitMs: DAY_MS,
      network: { loss: 1 },
      options: { failures: { kind: "retry", afterMs: 1 } },
      processes: ["1", "2"].map((id) => ({ id, requests: [{ atMs: 0, holdMs: 3 }] })),
    }),
  "two clocks, 24 hours": () => clocks(1_000_000),
  "two clocks, 100,000 steps": () => clocks(100_000),
  "a program that prints for ever": () =>
    scenarioOf(
      alone([
        {
          op: "loop",
          body: [
            { op: "print", str: "x" },
            { op: "sleep", ms: 0.01 },
          ],
        },
      ]),
    ),
  "base64 of base64": () =>
    scenarioOf(
      alone([
        { op: "b64encode", data: "abc", as: "x" },
        { op: "loop", body: [{ op: "b64encode", of: "x", as: "x" }] },
      ]),
    ),
  "a program that sleeps for ever": () =>
    scenarioOf({ ...alone([{ op: "loop", body: [{ op: "sleep", ms: 0.001 }] }]), limitMs: DAY_MS }),
};

function clocks(stepsMax: number): Scenario {
  return scenarioOf({
    experiment: "berkeley",
    limitMs: DAY_MS,
    stepsMax,
    network: { delay: { kind: "uniform", minMs: 1, maxMs: 5 } },
    processes: [
      { id: "1", clockMs: 0, driftPpm: 10 },
      { id: "2", clockMs: 100, driftPpm: -10 },
    ],
    options: { rounds: 1_000_000, everyMs: 400 },
  });
}
