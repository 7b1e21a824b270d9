import { MessageMenu } from "../changes/message-menu.tsx";
import { Pop, type Anchor } from "./pop.tsx";

/** A message that was picked, by its name. */
export interface PickedMessage {
  readonly name: string;
  readonly anchor: Anchor;
}

/** What can be done to a message, beside where it was picked. */
export function MessagePop({
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
