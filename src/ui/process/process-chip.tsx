import { processColour } from "../theme/process-colour.ts";
import { useWorkbench } from "../use-workbench.ts";
import "./process.css";

/** A process's name on its own colour; `index` as in `trace.processes`. */
export function ProcessChip({ index }: { readonly index: number }) {
  const name = useProcessName(index);
  return (
    <span className="process-chip" style={{ background: processColour(index) }}>
      {name}
    </span>
  );
}

/** How a process is called on the page; the world's own steps belong to the network. */
export function useProcessName(index: number): string {
  return useWorkbench(({ run }) => {
    const id = run.trace.processes[index];
    return id === undefined ? "Network" : run.experiment.nameOf(id);
  });
}
