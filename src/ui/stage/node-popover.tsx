import { useWorkbench } from "../use-workbench.ts";
import { NodeMenu } from "../changes/node-menu.tsx";
import { Pop, type PickedNode } from "./pop.tsx";

/** What can be done to a node, beside where it was picked. */
export function NodePopover({
  picked: { process, anchor },
  close,
}: {
  picked: PickedNode;
  close: () => void;
}) {
  const run = useWorkbench((workbench) => workbench.run);
  const id = run.trace.processes[process];
  if (id === undefined) return null;
  return (
    <Pop key={id} anchor={anchor} label={run.experiment.nameOf(id)} close={close}>
      <NodeMenu process={id} done={close} />
    </Pop>
  );
}
