import type { Report } from "../scripts/bench.mjs";
import { createWorkbench } from "../src/store/workbench.ts";
import { contention, experiment, median } from "./runs.ts";

/** From a moved arrow head to the new trace with its timeline; and once more with the checks that its panel asks for. */
export default function drag(report: Report): void {
  const store = createWorkbench(experiment, contention(60, 500), 250);
  const { trace } = store.getState().run;
  const flight = trace.flights.find(({ sentStep }) => sentStep > 200);
  if (!flight || trace.steps.length !== 500) throw new Error("the bench's run is none");
  const times: number[] = [];
  const withChecks: number[] = [];
  for (let i = 0; i < 200; i++) {
    const began = performance.now();
    store.getState().tryOut({ kind: "deliver", message: flight.name, atMs: flight.sentMs + 1 + i * 0.5 });
    times.push(performance.now() - began);
    if (store.getState().run.checks.length === 0) throw new Error("nothing is checked");
    withChecks.push(performance.now() - began);
  }
  const ms = median(times.slice(50));
  report("a moved arrow head to the new trace", `${ms.toFixed(2)} ms`, "< 4 ms", ms < 4);
  report("the same, with its checks", `${median(withChecks.slice(50)).toFixed(2)} ms`, "printed", null);
}
