import { checkScenario } from "../src/experiments/files.ts";
import type { BerkeleyScenario } from "../src/experiments/berkeley/scenario.ts";

/** Fifteen clocks that drift, and two hundred rounds: some 8,600 steps. */
export function fifteenClocks(): BerkeleyScenario {
  const result = checkScenario({
    version: 1,
    experiment: "berkeley",
    limitMs: 86_400_000,
    network: { delay: { kind: "uniform", minMs: 1, maxMs: 5 } },
    processes: Array.from({ length: 15 }, (_, i) => ({
      id: String(i + 1),
      clockMs: i * 100,
      driftPpm: i * 2.5 - 17.5,
    })),
    options: { rounds: 200, everyMs: 240_000, adjust: { kind: "slew", ppm: 10_000 } },
  });
  if (!result.ok || result.value.experiment !== "berkeley") throw new Error("the bench's scenario is none");
  return result.value;
}
