import { moment } from "../../scene/moment.ts";
import { useWorkbench } from "../use-workbench.ts";

/** Which step this is, and its moment of true time. Takes the same room at every step of a run. */
export function Count() {
  const trace = useWorkbench(({ run }) => run.trace);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  const steps = trace.steps.length;
  return (
    <p className="transport-count">
      <span className="transport-count-room" aria-hidden="true">
        Step <b>{steps}</b> {!hides && `of ${steps} `}· {moment(trace, trace.endMs)}
      </span>
      <span>
        Step <b>{cursor + 1}</b> {!hides && `of ${steps} `}· {moment(trace, trace.steps[cursor]?.atMs ?? 0)}
      </span>
    </p>
  );
}
