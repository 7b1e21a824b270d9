import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { Edit } from "../scenario/edit.ts";
import { Turns, turnView } from "../store/turns.ts";
import type { WorkbenchStore } from "../store/workbench.ts";
import { useWorkbenchStore, WorkbenchContext } from "./use-workbench.ts";
import { wait } from "./wait.ts";

/** The parts of the page that have frames of their own in a hurry. */
export const part = { stage: 0, diagram: 1, caption: 2, beside: 3, cards: 4 } as const;

export function turnsOnPage(): Turns {
  return new Turns(Object.keys(part).length, {
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
  const around = useMemo(() => ({ turns, store }), [turns, store]);
  return (
    <TurnsContext value={around}>
      <WorkbenchContext value={view}>{children}</WorkbenchContext>
    </TurnsContext>
  );
}

/** The turns that the part around takes, and what it follows; null where nothing is drawn in turns. */
const TurnsContext = createContext<{ readonly turns: Turns; readonly store: WorkbenchStore } | null>(null);
const never = () => false;

/** What stands in here, within another part, has a turn of its own. */
export function InOwnTurn({ part, children }: Pick<Props, "part" | "children">) {
  const around = useContext(TurnsContext);
  if (!around) return children;
  return (
    <WorkbenchContext value={around.store}>
      <InTurn turns={around.turns} part={part} isUnderHand={never}>
        {children}
      </InTurn>
    </WorkbenchContext>
  );
}
