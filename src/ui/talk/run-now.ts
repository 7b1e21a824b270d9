import { canonicalJson } from "../../base/canonical-json.ts";
import { writeScenario } from "../../experiments/files.ts";
import type { TalkRun } from "../../learning/talk/format.ts";
import { stepSentence } from "../../store/step-sentence.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";

/** The run on the screen as a talk holds it, and a title for the moment. */
export function runNow(store: WorkbenchStore): { readonly run: TalkRun; readonly title: string } {
  const { run, cursor } = store.getState();
  const { experiment, scenario } = run;
  const text = canonicalJson(scenario);
  const shipped = experiment.scenarios.find((each) => canonicalJson(each.scenario) === text);
  const title = stepSentence(run, cursor).split(/(?<=[.:])\s/)[0] ?? "";
  const own: unknown = JSON.parse(writeScenario(scenario));
  return {
    run: shipped
      ? { experiment: experiment.id, shipped: shipped.id }
      : { experiment: experiment.id, scenario: own as { readonly [key: string]: unknown } },
    title: title.slice(0, 80),
  };
}
