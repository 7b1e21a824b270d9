import { interestingSteps } from "../../store/interesting.ts";
import { exactTimeText, timeText } from "../../scene/time-text.ts";
import { lastAtMost } from "../../trace/timeline.ts";
import { useWorkbench } from "../use-workbench.ts";

/**
 * Which step this is, its moment of true time, and its place among those that matter. Takes the same room at every step
 * of a run.
 */
export function Count() {
  const trace = useWorkbench(({ run }) => run.trace);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const steps = trace.steps.length;
  const atMs = trace.steps[cursor]?.atMs ?? 0;
  return (
    <p className="transport-count" data-term="step" data-here={`At ${exactTimeText(atMs)}`}>
      <span className="transport-count-room" aria-hidden="true">
        Step <b>{steps}</b> {!hides && `of ${steps} `}
        <Moment words={timeText(trace, trace.endMs)} />
      </span>
      <span>
        Step <b>{cursor + 1}</b> {!hides && `of ${steps} `}
        <Moment words={timeText(trace, atMs)} />
        <Matters />
      </span>
    </p>
  );
}

/** True time, on a phone under the step. */
function Moment({ words }: { readonly words: string }) {
  return (
    <span className="transport-moment">
      <i>· </i>
      {words}
    </span>
  );
}

/** Why the numbers jump; nothing where every step matters. */
function Matters() {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const mattersOnly = useWorkbench((workbench) => workbench.mattersOnly);
  if (!mattersOnly) return null;
  const steps = interestingSteps(run);
  if (steps.length === run.trace.steps.length) return null;
  const here = lastAtMost(steps, cursor);
  const words =
    steps[here] !== cursor
      ? "usually passed over"
      : hides
        ? `${here + 1} that matter so far`
        : `${here + 1} of ${steps.length} that matter`;
  return <small className="transport-matters-count">{words}</small>;
}
