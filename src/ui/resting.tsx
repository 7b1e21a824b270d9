import { useMemo, type ReactNode } from "react";
import type { Wait } from "../store/player.ts";
import { restingView } from "../store/resting-view.ts";
import { useWorkbenchStore, WorkbenchContext } from "./use-workbench.ts";

interface Props {
  /** Whether every step is followed at once, and only what is tried out is not. */
  readonly everyStep?: boolean;
  readonly children: ReactNode;
}

const partsOfWait = 4;

/**
 * Where a frame takes longer than the wait, the hand that moves on in it is not resting. So it is waited in parts: a
 * busy page gets no further than one with every frame, and in each the hand is heard.
 */
const waitInParts: Wait = (afterMs, done) => {
  let left = partsOfWait;
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    timer = setTimeout(() => (--left > 0 ? next() : done()), afterMs / partsOfWait);
  };
  next();
  return () => clearTimeout(timer);
};

/** What stands in here follows a drag only when the hand rests, so that the picture keeps up with it. */
export function Resting({ everyStep = false, children }: Props) {
  const store = useWorkbenchStore();
  const resting = useMemo(() => {
    return restingView(store, waitInParts, { everyStep });
  }, [store, everyStep]);
  return <WorkbenchContext value={resting}>{children}</WorkbenchContext>;
}
