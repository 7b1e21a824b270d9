import type { Report } from "../scripts/bench.mjs";
import { berkeleyExperiment } from "../src/experiments/berkeley/experiment.ts";
import { withClockMs } from "../src/experiments/berkeley/edit-clocks.ts";
import { createWorkbench } from "../src/store/workbench.ts";
import { fifteenClocks } from "./clocks.ts";
import { median } from "./runs.ts";

/**
 * What an edit costs its user: a clock is set to another reading in the workbench's own store, which keeps the run
 * that was shown before beside the new one, as the page does. The page has then run the scenario at least once, when
 * it opened it; that first run is told apart. The five edits after it are not counted.
 */
export default function berkeley(report: Report): void {
  const began = performance.now();
  const scenario = fifteenClocks();
  const store = createWorkbench(berkeleyExperiment, scenario);
  const firstMs = performance.now() - began;
  const computed: number[] = [];
  const checked: number[] = [];
  for (let i = 0; i < 36; i++) {
    const editedMs = performance.now();
    store.getState().tryOut({ kind: "replace", scenario: withClockMs(scenario, i % 15, i * 10) });
    const runMs = performance.now();
    if (store.getState().run.checks.length === 0) throw new Error("nothing is checked");
    if (i < 5) continue;
    computed.push(runMs - editedMs);
    checked.push(performance.now() - editedMs);
  }
  const ms = median(computed);
  const both = median(checked);
  const times = `median of ${computed.length}`;
  report(`15 clocks, 200 rounds: an edit, computed, ${times}`, `${ms.toFixed(1)} ms`, "< 50 ms", ms < 50);
  report(
    `15 clocks, 200 rounds: computed and checked, ${times}`,
    `${both.toFixed(1)} ms`,
    "< 100 ms",
    both < 100,
  );
  report("15 clocks, 200 rounds: the first run, nothing warm", `${firstMs.toFixed(1)} ms`, "printed", null);
}
