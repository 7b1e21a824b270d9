import { useMemo } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { lensWords } from "../../scene/lens.ts";
import { timeText } from "../../scene/time-text.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import { stepSentence } from "../../store/step-sentence.ts";

interface Props {
  readonly plan: DiagramPlan;
  readonly step: number;
}

/** What the step under the pointer is: a line under the lanes, so that it covers none of what it lights. */
export function Tooltip({ plan, step }: Props) {
  const run = useWorkbench((workbench) => workbench.run);
  const words = useMemo(() => lensWords(plan.trace, step), [plan, step]);
  const process = plan.trace.steps[step]?.process ?? -1;
  return (
    <div className="diagram-tooltip" aria-hidden="true">
      <b style={{ color: processColour(process) }}>
        Step {step + 1} · {timeText(plan.trace, plan.trace.steps[step]?.atMs ?? 0)}
      </b>
      <span className="diagram-tooltip-sentence">{stepSentence(run, step)}</span>
      <span className="diagram-tooltip-lens">
        <span data-relation="past">{words.past}</span>
        <span data-relation="future">{words.future}</span>
        <span data-relation="concurrent">{words.concurrent}</span>
      </span>
    </div>
  );
}
