import { MessageMenu } from "../changes/message-menu.tsx";
import { Pop, type PickedMessage } from "./pop.tsx";

/** What can be done to a message, beside where it was picked. */
export function MessagePopover({
  picked: { name, anchor },
  close,
}: {
  picked: PickedMessage;
  close: () => void;
}) {
  return (
    <Pop key={name} anchor={anchor} label={`Message ${name}`} close={close}>
      <MessageMenu name={name} done={close} />
    </Pop>
  );
}
