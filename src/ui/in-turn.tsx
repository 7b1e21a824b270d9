import { useMemo, useState, type ReactNode } from "react";
import { Turns, turnView, type NextFrame } from "../store/turns.ts";
import { useWorkbenchStore, WorkbenchContext } from "./use-workbench.ts";
import { wait } from "./wait.ts";

const nextFrame: NextFrame = (done) => void requestAnimationFrame(done);

/** The stage with its sentence, and the diagram: while a slider is dragged each has every other frame for itself. */
export function useTurns(): Turns {
  return useState(() => new Turns(2, nextFrame))[0];
}

interface Props {
  readonly turns: Turns;
  readonly part: number;
  readonly children: ReactNode;
}

/** What stands in here is drawn in its own turn where steps come in a hurry. */
export function InTurn({ turns, part, children }: Props) {
  const store = useWorkbenchStore();
  const view = useMemo(() => turnView(store, turns, part, wait), [store, turns, part]);
  return <WorkbenchContext value={view}>{children}</WorkbenchContext>;
}
