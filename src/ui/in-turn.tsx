import { useMemo, type ReactNode } from "react";
import type { Edit } from "../scenario/edit.ts";
import { Turns, turnView } from "../store/turns.ts";
import { useWorkbenchStore, WorkbenchContext } from "./use-workbench.ts";
import { wait } from "./wait.ts";

/** The stage, the diagram, the sentence, and what stands beside them: each has frames of its own in a hurry. */
export function turnsOnPage(): Turns {
  return new Turns(4, {
    next: (done) => void requestAnimationFrame(done),
    nowMs: () => performance.now(),
  });
}

interface Props {
  readonly turns: Turns;
  readonly part: number;
  /** Whether an edit that is tried out is one of those that are made here. */
  readonly isUnderHand: (edit: Edit) => boolean;
  readonly children: ReactNode;
}

/** What stands in here is drawn in its own turn where steps come in a hurry. */
export function InTurn({ turns, part, isUnderHand, children }: Props) {
  const store = useWorkbenchStore();
  const view = useMemo(
    () => turnView(store, turns, part, isUnderHand, wait),
    [store, turns, part, isUnderHand],
  );
  return <WorkbenchContext value={view}>{children}</WorkbenchContext>;
}
