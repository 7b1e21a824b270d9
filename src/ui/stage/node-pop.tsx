import { useWorkbench } from "../use-workbench.ts";
import { NodeMenu } from "../changes/node-menu.tsx";
import { Pop, type Anchor } from "./pop.tsx";

/** A process that was picked, by its place in the run. */
export interface PickedNode {
  readonly process: number;
  readonly anchor: Anchor;
}

/** What can be done to a node, beside where it was picked. */
export function NodePop({ picked: { process, anchor }, close }: { picked: PickedNode; close: () => void }) {
  const run = useWorkbench((workbench) => workbench.run);
  const id = run.trace.processes[process];
  if (id === undefined) return null;
  return (
    <Pop key={id} anchor={anchor} label={run.experiment.nameOf(id)} close={close}>
      <NodeMenu process={id} done={close} />
    </Pop>
  );
}
