import { useMemo, type ReactNode } from "react";
import type { Wait } from "../store/player.ts";
import { restingView } from "../store/resting-view.ts";
import { useWorkbenchStore, WorkbenchContext } from "./use-workbench.ts";

interface Props {
  /** Whether every step is followed at once, and only what is tried out is not. */
  readonly everyStep?: boolean;
  readonly children: ReactNode;
}

/** What stands in here follows a drag only when the hand rests, so that the picture keeps up with it. */
export function Resting({ everyStep = false, children }: Props) {
  const store = useWorkbenchStore();
  const resting = useMemo(() => {
    const wait: Wait = (afterMs, done) => {
      const timer = setTimeout(done, afterMs);
      return () => clearTimeout(timer);
    };
    return restingView(store, wait, { everyStep });
  }, [store, everyStep]);
  return <WorkbenchContext value={resting}>{children}</WorkbenchContext>;
}
