import type { Report } from "../scripts/bench.mjs";
import { berkeleySubject } from "../src/experiments/berkeley/subject.ts";
import { simulate } from "../src/runtimes/simulator.ts";
import { checkScenario } from "../src/scenario/read.ts";
import type { BerkeleyScenario } from "../src/scenario/scenario.ts";
import { check } from "../src/trace/checks.ts";
import { median } from "./runs.ts";

/** Fifteen clocks that drift, and two hundred rounds. */
function fifteenClocks(): BerkeleyScenario {
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

export default function berkeley(report: Report): void {
  const scenario = fifteenClocks();
  const times = (work: () => void) =>
    Array.from({ length: 15 }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    });
  const run = () => simulate(scenario, berkeleySubject(scenario));
  const computed = median(times(run));
  report("15 clocks, 200 rounds: computed", `${computed.toFixed(1)} ms`, "< 50 ms", computed < 50);
  const both = median(times(() => check(run(), berkeleySubject(scenario))));
  report("15 clocks, 200 rounds: computed and checked", `${both.toFixed(1)} ms`, "< 100 ms", both < 100);
}
