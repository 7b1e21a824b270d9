import { MessageMenu } from "../changes/message-menu.tsx";
import { NodeMenu } from "../changes/node-menu.tsx";
import { useWorkbench } from "../use-workbench.ts";
import { Pop, type PickedMessage, type PickedNode } from "./pop.tsx";

interface Props<Picked> {
  readonly picked: Picked;
  readonly close: () => void;
}

/** What can be done to a message, beside where it was picked. */
export function MessagePopover({ picked: { name, anchor }, close }: Props<PickedMessage>) {
  return (
    <Pop key={name} anchor={anchor} label={`Message ${name}`} close={close}>
      <MessageMenu name={name} done={close} />
    </Pop>
  );
}

/** What can be done to a node, beside where it was picked. */
export function NodePopover({ picked: { process, anchor }, close }: Props<PickedNode>) {
  const run = useWorkbench((workbench) => workbench.run);
  const id = run.trace.processes[process];
  if (id === undefined) return null;
  return (
    <Pop key={id} anchor={anchor} label={run.experiment.nameOf(id)} close={close}>
      <NodeMenu process={id} done={close} />
    </Pop>
  );
}
