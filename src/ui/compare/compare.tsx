import { useMemo } from "react";
import { ghostView } from "../../store/ghost-view.ts";
import type { Workbench } from "../../store/workbench.ts";
import { moment } from "../../scene/moment.ts";
import { Caption } from "../caption/caption.tsx";
import { Diagram } from "../diagram/diagram.tsx";
import { useShown } from "../experiments/use-shown.ts";
import { Fault } from "../fault/fault.tsx";
import { useEscape } from "../popover/use-escape.ts";
import { useWorkbench, useWorkbenchStore, WorkbenchContext } from "../use-workbench.ts";
import "../form/form.css";
import "./compare.css";

/** The run as it was and the run as it is, side by side under one cursor. */
export function Compare() {
  const store = useWorkbenchStore();
  const before = useMemo(() => ghostView(store), [store]);
  useEscape(leave);
  return (
    <div className="compare">
      <WorkbenchContext value={before}>
        <Side label="as it was" />
      </WorkbenchContext>
      <Side label="as it is" />
    </div>
  );
}

const leave = ({ compare }: Workbench) => compare(false);

function Side({ label }: { readonly label: string }) {
  const { Stage } = useShown();
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const atMs = useWorkbench(({ run, cursor }) => run.trace.steps[cursor]?.atMs ?? 0);
  const step = useWorkbench((workbench) => workbench.cursor + 1);
  return (
    <section className="compare-side" aria-label={`The run ${label}`}>
      <header className="compare-head">
        <h2>{label}</h2>
        <span>
          Step {step} of {run.trace.steps.length} · {moment(atMs)}
        </span>
        {label === "as it is" && (
          <button type="button" className="push" onClick={() => store.getState().compare(false)}>
            End comparing <kbd>Esc</kbd>
          </button>
        )}
      </header>
      <div className="compare-stage">
        <Fault what="The stage" again={run}>
          <Stage />
        </Fault>
      </div>
      <div className="compare-diagram">
        <Fault what="The diagram" again={run}>
          <Diagram />
        </Fault>
      </div>
      <Caption label={`What happened, ${label}`} silent={label === "as it was"} />
    </section>
  );
}
