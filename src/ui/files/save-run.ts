import { writeScenario } from "../../experiments/files.ts";
import { encodeTrace } from "../../trace/codec.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { handOut } from "./hand-out.ts";
import { fileNameOf, testOf } from "./run-text.ts";

/** Hands the run out as a file, which opens as the same run. */
export function saveRun(store: WorkbenchStore): void {
  const { run, tell } = store.getState();
  // A recording cannot be made again from its scenario.
  const text = run.isRecorded ? encodeTrace(run.trace) : writeScenario(run.scenario);
  const name = fileNameOf(run.scenario);
  handOut(name, text, "application/json");
  tell({ kind: "done", title: "Saved", text: `${name} opens as this run.` });
}

/** Copies the run as a test in the form of `tests/goldens`. */
export async function copyAsTest(store: WorkbenchStore): Promise<void> {
  const { run, tell } = store.getState();
  if (run.isRecorded) {
    tell({
      kind: "problem",
      title: "A recording cannot be a test",
      text: "Its scenario does not repeat what the real processes did. Save the run instead.",
    });
    return;
  }
  const text = testOf(run.scenario);
  try {
    await navigator.clipboard.writeText(text);
    tell({
      kind: "done",
      title: "Copied as a test",
      text: "Paste it into a new file in tests/goldens/runs; npm run goldens writes its transcript.",
    });
  } catch {
    tell({
      kind: "problem",
      title: "The browser refused to copy the test",
      text: "Save the run instead: the test is its file, and under it “==== script” and “until quiet”.",
    });
  }
}
