import { useState } from "react";
import { momentAfter } from "../../trace/moment-after.ts";
import { NumberField } from "../form/number-field.tsx";
import { msBounds } from "../form/read-number.ts";
import { processColour } from "../theme/process-colour.ts";
import { useWorkbench, useWorkbenchStore } from "../use-workbench.ts";

/** How long a partition lasts where nobody says otherwise. */
const lastsMs = 50;

/** Cuts some nodes off from the others for a while. */
export function PartitionForm() {
  const store = useWorkbenchStore();
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  const [cut, setCut] = useState<ReadonlySet<string>>(new Set());
  const [from, setFrom] = useState<number | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const fromMs = from ?? momentAfter(run.trace, cursor) ?? 0;
  const untilMs = until ?? Math.min(msBounds.max, Math.round((fromMs + lastsMs) * 1000) / 1000);
  const { processes } = run.trace;
  const inside = processes.filter((id) => cut.has(id));
  const outside = processes.filter((id) => !cut.has(id));
  const problem =
    inside.length === 0 || outside.length === 0
      ? "Choose at least one node, and leave at least one."
      : untilMs < fromMs
        ? "It must end after it begins."
        : null;
  return (
    <form
      className="change-menu"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWrong = event.currentTarget.querySelector("[aria-invalid=true]");
        if (problem === null && !isWrong)
          store.getState().edit({ kind: "partition", groups: [inside, outside], fromMs, untilMs });
      }}
    >
      <fieldset className="partition-nodes">
        <legend>Cut off from the others</legend>
        {processes.map((id, index) => (
          <label key={id} style={{ color: processColour(index) }}>
            <input
              type="checkbox"
              checked={cut.has(id)}
              onChange={(event) => {
                const next = new Set(cut);
                if (event.target.checked) next.add(id);
                else next.delete(id);
                setCut(next);
              }}
            />
            {run.experiment.nameOf(id)}
          </label>
        ))}
      </fieldset>
      <NumberField label="From" unit="ms" bounds={msBounds} value={fromMs} change={setFrom} />
      <NumberField label="Until" unit="ms" bounds={msBounds} value={untilMs} change={setUntil} />
      <div className="change-menu-row">
        <button type="submit" className="push" disabled={problem !== null}>
          Cut the network
        </button>
      </div>
      <p className="change-menu-note">
        {problem ?? "A message between the two sides is lost when it would arrive in that time."}
      </p>
    </form>
  );
}
