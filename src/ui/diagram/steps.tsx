import { memo } from "react";
import type { ArrowLabel } from "../../scene/arrow-labels.ts";
import type { StepMark } from "../../scene/diagram-steps.ts";
import type { Lens } from "../../scene/lens.ts";
import { outlineOf } from "../../scene/symbols.ts";
import { processColour } from "../theme/process-colour.ts";
import { isSameStep } from "./alike.ts";

interface StepsProps {
  readonly marks: readonly StepMark[];
  readonly cursor: number;
  readonly lens: Lens | null;
}

export function Steps({ marks, cursor, lens }: StepsProps) {
  return (
    <g className="steps">
      {marks.map((mark) => (
        <StepView
          key={mark.key}
          mark={mark}
          when={mark.step === cursor ? "now" : mark.step < cursor ? "past" : "to-come"}
          relation={lens?.of(mark.step)}
        />
      ))}
    </g>
  );
}

interface StepProps {
  readonly mark: StepMark;
  readonly when: "past" | "now" | "to-come";
  readonly relation: string | undefined;
}

const StepView = memo(
  function StepView({ mark, when, relation }: StepProps) {
    const { step, x, y, shape, strong, process } = mark;
    return (
      <g
        className="step"
        data-step={step}
        data-when={when}
        data-shape={shape}
        data-relation={relation}
        transform={`translate(${x} ${y})`}
        style={{ "--c": processColour(process) } as React.CSSProperties}
      >
        {relation !== undefined && relation !== "concurrent" && <circle className="step-lit" r={11} />}
        {when === "now" && <circle className="step-now" r={9.5} />}
        <path className="step-mark" d={outlineOf(shape, strong ? 1 : 0.86)} />
      </g>
    );
  },
  (a, b) => a.when === b.when && a.relation === b.relation && isSameStep(a.mark, b.mark),
);

interface LabelsProps {
  readonly labels: readonly ArrowLabel[];
  readonly cursor: number;
  readonly lens: Lens | null;
}

/** What the arrows carry. */
export const Labels = memo(function Labels({ labels, cursor, lens }: LabelsProps) {
  return (
    <g className="arrow-labels">
      {labels.map(({ key, process, text, x, y, sentStep, endStep }) => (
        <text
          key={key}
          x={x}
          y={y}
          textAnchor="middle"
          data-to-come={sentStep >= cursor || undefined}
          data-relation={lens?.ofFlight(sentStep, endStep)}
          fill={processColour(process)}
        >
          {text}
        </text>
      ))}
    </g>
  );
});
