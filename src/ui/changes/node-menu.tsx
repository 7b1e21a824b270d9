import type { ProcessId } from "../../base/words.ts";
import { interventionWords } from "../../experiments/interventions.ts";
import { processIds } from "../../scenario/scenario.ts";
import { timeText } from "../../scene/time-text.ts";
import { namesOf } from "../../store/names.ts";
import { momentAfter } from "../../trace/moment-after.ts";
import { useShown } from "../experiments/use-shown.ts";
import { useStep, useWorkbenchStore } from "../use-workbench.ts";
import { Push } from "../form/push.tsx";
import "./menu.css";

interface Props {
  /** The process's id, as the scenario names it. */
  readonly process: ProcessId;
  /** Called after the node was changed, as to close the place that this stands in. */
  readonly done?: () => void;
}

/** What can be done to one node here: right after the step that is shown. */
export function NodeMenu({ process, done }: Props) {
  const store = useWorkbenchStore();
  const { ProcessChanges } = useShown();
  const { run, cursor } = useStep();
  const hereMs = momentAfter(run.trace, cursor);
  const isDown = run.timeline.stateAt(run.trace.processes.indexOf(process), cursor) === null;
  const name = run.experiment.nameOf(process);
  const kind = isDown ? "restart" : "crash";
  const own = run.scenario.interventions.flatMap((intervention, index) =>
    "process" in intervention && intervention.process === process ? [{ intervention, index }] : [],
  );
  const act = (change: () => void) => {
    change();
    done?.();
  };
  return (
    <fieldset className="change-menu" aria-label={`Change ${name}`}>
      <p className="change-menu-head">
        <b>{name}</b>
        <small>{isDown ? "is down: its memory is lost" : "is up"}</small>
      </p>
      <div className="change-menu-row">
        <Push
          disabled={hereMs === null || (isDown && !processIds(run.scenario).includes(process))}
          onClick={() =>
            act(() => {
              if (hereMs !== null) store.getState().edit({ kind, process, atMs: hereMs });
            })
          }
        >
          {isDown ? "Restart it here" : "Crash it here"}
          {hereMs !== null && <small>at {timeText(run.trace, hereMs)}</small>}
        </Push>
      </div>
      {ProcessChanges && hereMs !== null && <ProcessChanges process={process} atMs={hereMs} done={done} />}
      {hereMs === null && <p className="change-menu-note">It is too late for that: go to an earlier step.</p>}
      {own.length > 0 && (
        <ul className="change-menu-now" aria-label="Changed already">
          {own.map(({ intervention, index }) => (
            <li key={index}>
              {interventionWords(intervention, namesOf(run))}
              <button
                type="button"
                className="link"
                onClick={() => act(() => store.getState().edit({ kind: "remove", index }))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
