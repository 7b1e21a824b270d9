import { useMemo } from "react";
import { ghostView } from "../../store/ghost-view.ts";
import type { Workbench } from "../../store/workbench.ts";
import { timeText } from "../../scene/time-text.ts";
import { Caption } from "../caption/caption.tsx";
import { Diagram } from "../diagram/diagram.tsx";
import { useShown } from "../experiments/use-shown.ts";
import { Fault } from "../fault/fault.tsx";
import { useEscape } from "../popover/use-escape.ts";
import { stepName } from "../words/step-name.ts";
import { stepSentence } from "../../store/step-sentence.ts";
import { useWorkbench, useWorkbenchStore, WorkbenchContext } from "../use-workbench.ts";
import { Push } from "../form/push.tsx";
import "./compare.css";

/** The run as it was and the run as it is, side by side under one cursor. */
export function Compare() {
  const store = useWorkbenchStore();
  const before = useMemo(() => ghostView(store), [store]);
  useEscape(leave);
  return (
    <div className="compare">
      <WorkbenchContext value={before}>
        <Side label="as it was" readOnly />
      </WorkbenchContext>
      <Side label="as it is" />
    </div>
  );
}

/** Says to a screen reader where the old run has gone, where that is more than going along with the new one. */
function BesideHeard() {
  const words = useWorkbench(({ run, cursor, beside }) =>
    beside === null ? "" : `As it was, ${stepName(cursor)}: ${stepSentence(run, cursor)}`,
  );
  return <output className="heard-only">{words}</output>;
}

const leave = ({ compare }: Workbench) => compare(false);

interface SideProps {
  readonly label: string;
  readonly readOnly?: boolean;
}

function Side({ label, readOnly = false }: SideProps) {
  const { Stage } = useShown();
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const atMs = useWorkbench(({ run, cursor }) => run.trace.steps[cursor]?.atMs ?? 0);
  const step = useWorkbench((workbench) => workbench.cursor + 1);
  return (
    <section className="compare-side" aria-label={`The run ${label}`}>
      <header className="bar compare-head">
        <h2>{label}</h2>
        <span>
          Step {step} of {run.trace.steps.length} · {timeText(run.trace, atMs)}
        </span>
        {!readOnly && (
          <Push onClick={() => store.getState().compare(false)}>
            End comparing <kbd>Esc</kbd>
          </Push>
        )}
      </header>
      <div className="compare-stage">
        <Fault what="The stage" again={run}>
          <Stage readOnly={readOnly} />
        </Fault>
      </div>
      <div className="compare-diagram">
        <Fault what="The diagram" again={run}>
          <Diagram readOnly={readOnly} />
        </Fault>
      </div>
      <Caption label={`What happened, ${label}`} silent={readOnly} />
      {readOnly && <BesideHeard />}
    </section>
  );
}
