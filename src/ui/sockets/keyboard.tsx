import { useState } from "react";
import { waitsForLine, withTyped } from "../../experiments/sockets/python/typing.ts";
import { useProcessName } from "../process/process-chip.tsx";
import { useStep, useWorkbenchStore } from "../use-workbench.ts";

/** Where a student's own program waits for a line, the line can be typed: it becomes a part of the scenario. */
export function Keyboard({ process }: { readonly process: number }) {
  const { run, cursor } = useStep();
  const store = useWorkbenchStore();
  const name = useProcessName(process);
  const [line, setLine] = useState("");
  const id = run.trace.processes[process];
  if (id === undefined || !waitsForLine(run.timeline.stateAt(process, cursor))) return null;
  const atMs = run.trace.steps[cursor]?.atMs ?? 0;
  return (
    <form
      className="keyboard"
      onSubmit={(event) => {
        event.preventDefault();
        setLine("");
        store.getState().change(withTyped(run.scenario, id, line, atMs));
      }}
    >
      <input
        value={line}
        aria-label={`Type a line for ${name}`}
        placeholder="Type a line, then Enter"
        autoComplete="off"
        spellCheck={false}
        onChange={({ target: { value } }) => setLine(value)}
      />
    </form>
  );
}
