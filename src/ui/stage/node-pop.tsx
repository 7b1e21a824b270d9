import { lazy, Suspense } from "react";
import type { Anchor } from "./pop.tsx";

const NodePopover = lazy(() =>
  import("./node-popover.tsx").then(({ NodePopover }) => ({ default: NodePopover })),
);

/** A process that was picked, by its place in the run. */
export interface PickedNode {
  readonly process: number;
  readonly anchor: Anchor;
}

interface Props {
  readonly picked: PickedNode;
  readonly close: () => void;
}

/** What can be done to a node, fetched when it is first asked for. */
export function NodePop(props: Props) {
  return (
    <Suspense fallback={null}>
      <NodePopover {...props} />
    </Suspense>
  );
}
