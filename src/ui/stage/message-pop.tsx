import { lazy, Suspense } from "react";
import type { Anchor } from "./pop.tsx";

const MessagePopover = lazy(() =>
  import("./message-popover.tsx").then(({ MessagePopover }) => ({ default: MessagePopover })),
);

/** A message that was picked, by its name. */
export interface PickedMessage {
  readonly name: string;
  readonly anchor: Anchor;
}

interface Props {
  readonly picked: PickedMessage;
  readonly close: () => void;
}

/** What can be done to a message, fetched when it is first asked for. */
export function MessagePop(props: Props) {
  return (
    <Suspense fallback={null}>
      <MessagePopover {...props} />
    </Suspense>
  );
}
