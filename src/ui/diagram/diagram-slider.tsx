import { useId, type KeyboardEvent } from "react";
import type { DiagramPlan } from "../../scene/diagram-plan.ts";
import { lensWords } from "../../scene/lens.ts";
import { timeText } from "../../scene/time-text.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepOf } from "../words/step-name.ts";
import { stepSentence } from "../../store/step-sentence.ts";
import type { ViewControl } from "./use-view.ts";
import { zoomStep } from "./zoom-buttons.tsx";

interface Props {
  readonly plan: DiagramPlan;
  readonly control: ViewControl;
}

/**
 * The diagram for the keyboard and for those who hear it: one slider over the steps. The page's own keys step;
 * here ↑ and ↓ move the lens from step to step without going there, Enter goes there, Escape puts it away.
 */
export function DiagramSlider({ plan, control }: Props) {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hovered = useWorkbench((workbench) => workbench.hovered);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const last = hides ? cursor : plan.trace.steps.length - 1;
  const help = useId();
  const hear = (event: KeyboardEvent) => {
    // A second key may come before the first is drawn.
    const { goTo, hover, ...now } = store.getState();
    const at = now.hovered ?? now.cursor;
    const answers: Record<string, () => void> = {
      ArrowUp: () => hover(Math.max(0, at - 1)),
      ArrowDown: () => hover(Math.min(last, at + 1)),
      Enter: () => goTo(at),
      Escape: () => hover(null),
      "+": () => control.zoom(zoomStep),
      "=": () => control.zoom(zoomStep),
      "-": () => control.zoom(1 / zoomStep),
      "0": control.reset,
    };
    const answer = answers[event.key];
    if (!answer || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    answer();
  };
  return (
    <>
      <input
        type="range"
        className="diagram-slider"
        aria-label="Space–time diagram"
        aria-describedby={help}
        aria-valuetext={told(hovered ?? cursor)}
        min={0}
        max={last}
        value={hovered ?? cursor}
        onChange={(event) => store.getState().goTo(event.target.valueAsNumber)}
        onKeyDown={hear}
        onBlur={() => store.getState().hover(null)}
      />
      <p id={help} className="heard-only">
        One lane for each of {plan.frame.lanes.length} processes, true time to the right
        {!hides && `, ${last + 1} steps and ${plan.trace.flights.length} messages`}. Up and down light what
        led to a step and what followed from it; Enter goes to it.
      </p>
    </>
  );

  function told(step: number): string {
    const where = `${stepOf(step, hides ? null : last + 1)}, ${timeText(plan.trace, plan.trace.steps[step]?.atMs ?? 0)}: ${stepSentence(run, step)}`;
    if (hovered === null) return where;
    const { past, future, concurrent } = lensWords(plan.trace, step);
    return hides ? `${where} ${past}.` : `${where} ${past}, ${future}, ${concurrent}.`;
  }
}
