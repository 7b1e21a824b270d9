import { useMemo } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import type { DiagramScene } from "../../scene/diagram.ts";
import { clamp } from "../../scene/geometry.ts";
import { lensCounts } from "../../scene/lens.ts";
import { moment } from "../../scene/moment.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import { stepSentence } from "./step-sentence.ts";

interface Props {
  readonly plan: DiagramPlan;
  readonly scene: DiagramScene;
  readonly step: number;
}

const widest = 300;

/** What the step under the pointer is, beside its mark. */
export function Tooltip({ plan, scene, step }: Props) {
  const run = useWorkbench((workbench) => workbench.run);
  const counts = useMemo(() => lensCounts(plan.trace, step), [plan, step]);
  const mark = scene.steps.find((one) => one.step === step);
  if (!mark) return null;
  const { plot, inset, size } = plan.frame;
  const x = plot.x + inset + mark.x - scene.view.left;
  if (x < plot.x || x > size.width) return null;
  const width = Math.min(widest, size.width - 16);
  const left = clamp(x - width / 2, 8, size.width - width - 8);
  const isLow = mark.y > size.height / 2;
  return (
    <div
      className="diagram-tooltip"
      aria-hidden="true"
      style={{ left, width, ...(isLow ? { bottom: size.height - mark.y + 16 } : { top: mark.y + 16 }) }}
    >
      <p style={{ color: processColour(mark.process) }}>
        Step {step + 1} · {moment(plan.trace.steps[step]?.atMs ?? 0)}
      </p>
      <p>{stepSentence(run, step)}</p>
      <p className="diagram-tooltip-lens">
        <span data-relation="past">{counts.past} before it</span>
        <span data-relation="future">{counts.future} after it</span>
        <span data-relation="concurrent">{counts.concurrent} concurrent</span>
      </p>
    </div>
  );
}
