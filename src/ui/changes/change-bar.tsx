import { keepFocus } from "../keys/keep-focus.ts";
import { partingOf } from "../../store/parting.ts";
import type { Workbench } from "../../store/workbench.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";
import { stepName } from "../words/step-name.ts";
import { changeTold } from "./change-told.ts";
import "./change-bar.css";

/** What was changed, from which step on that shows, and what to do about it. Only where there is a run behind. */
export function ChangeBar() {
  const ghost = useWorkbench((workbench) => workbench.ghost);
  const run = useWorkbench((workbench) => workbench.run);
  const told = useWorkbench(changeTold);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  if (!ghost) return null;
  const parting = partingOf(ghost, run);
  // The shorter of two runs may be the beginning of the other: it ends where they part.
  const step = parting === null ? null : Math.min(parting, run.trace.steps.length - 1);
  return (
    <section className="change-bar" aria-label="What was changed">
      <p>
        {step === null ? (
          <b>Changed, and every step is as it was</b>
        ) : (
          <b>Changed from {stepName(step)} on</b>
        )}
        {told !== null && `: ${told}`}
        {ghost.isRecorded &&
          !run.isRecorded &&
          " What has really happened stays as it was: this is simulated."}
      </p>
      <div className="change-bar-buttons">
        {step !== null && step !== cursor && <Do label="Go there" act={(w) => w.goTo(step)} />}
        {step !== null && <Do label="Compare" act={(w) => w.compare(true)} />}
        <Do label="Undo" act={(w) => w.undo()} />
        <Do label="Hide the old run" act={(w) => w.dropGhost()} />
      </div>
    </section>
  );
}

function Do({ label, act }: { readonly label: string; readonly act: (workbench: Workbench) => void }) {
  const store = useWorkbenchStore();
  return (
    <button
      type="button"
      className="change-bar-do"
      onMouseDown={keepFocus}
      onClick={() => act(store.getState())}
    >
      {label}
    </button>
  );
}
