import { useMemo } from "react";
import { moment } from "../../scene/moment.ts";
import type { Trace } from "../../trace/trace.ts";
import { useWorkbench } from "../use-workbench.ts";

/** Which step this is, and its moment of true time. Takes the same room at every step of a run. */
export function Count() {
  const trace = useWorkbench(({ run }) => run.trace);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const widest = useMemo(() => widestTime(trace), [trace]);
  const steps = trace.steps.length;
  return (
    <p className="transport-count">
      <span className="transport-count-room" aria-hidden="true">
        Step <b>{steps}</b> of {steps} · {widest}
      </span>
      <span>
        Step <b>{cursor + 1}</b> of {steps} · {moment(trace.steps[cursor]?.atMs ?? 0)}
      </span>
    </p>
  );
}

/** A time as long as the longest of the run can be. */
function widestTime({ steps, endMs }: Trace): string {
  const whole = steps.every(({ atMs }) => Number.isInteger(atMs));
  return whole ? moment(endMs) : `${Math.trunc(endMs)}.888 ms`;
}
