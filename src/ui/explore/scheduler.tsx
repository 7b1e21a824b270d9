import { useMemo } from "react";
import { schedulingAt, type Scheduling } from "../../store/scheduling.ts";
import type { Run } from "../../store/run.ts";
import { processColour } from "../theme/process-colour.ts";
import { useStep, useWorkbenchStore } from "../use-workbench.ts";

/** What could come after the step that is shown, each a click away: the student is the scheduler. */
export function Scheduler() {
  const { run, cursor } = useStep();
  const store = useWorkbenchStore();
  const scheduling = useMemo(() => schedulingAt(run, cursor), [run, cursor]);
  const choose = (choice: Scheduling["choices"][number]) => {
    const { change, goTo } = store.getState();
    if (choice.isTaken) return goTo(cursor + 1);
    change(choice.scenario);
    store.getState().goToEnd();
  };
  return (
    <section className="explore-scheduler" aria-label="Be the scheduler">
      <h3>Be the scheduler</h3>
      {scheduling === null ? (
        <p>You cannot choose a step after a partition or a clock change. Go to a step before it.</p>
      ) : scheduling.choices.length === 0 ? (
        <p>Nothing can happen after this step.</p>
      ) : (
        <>
          <p>Any of these can come next. Choose one: that is a change, and you can undo it.</p>
          <ul>
            {scheduling.choices.map((choice) => (
              <li key={choice.command}>
                <button type="button" className="explore-choice" onClick={() => choose(choice)}>
                  <i style={{ background: processColour(choice.process) }} aria-hidden="true" />
                  {wordsOf(run, choice)}
                  {choice.isTaken && <small>as in this run</small>}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function wordsOf(run: Run, { kind, process, timer, flight }: Scheduling["choices"][number]): string {
  const name = run.experiment.nameOf(run.trace.processes[process] ?? "");
  if (kind === "ask") return `${name} ${run.experiment.search?.asked ?? "is asked"}`;
  if (kind === "timer") return `${name}: ${timerWords(run, timer ?? "")}`;
  const from = run.trace.processes[flight?.from ?? -1] ?? "";
  return `${run.subject.reader.labelOf(flight?.message, from)} from ${run.experiment.nameOf(from).toLowerCase()} reaches ${name.toLowerCase()}`;
}

function timerWords({ experiment }: Run, timer: string): string {
  return experiment.search?.timerWords(timer) ?? `its timeout “${timer}” expires`;
}
