import { useMemo, type ReactNode } from "react";
import { restingView } from "../store/resting-view.ts";
import { useWorkbenchStore, WorkbenchContext } from "./use-workbench.ts";

/** What stands in here follows a drag only when the hand rests, so that the picture keeps up with it. */
export function Resting({ children }: { readonly children: ReactNode }) {
  const store = useWorkbenchStore();
  const resting = useMemo(
    () =>
      restingView(store, (afterMs, done) => {
        const timer = setTimeout(done, afterMs);
        return () => clearTimeout(timer);
      }),
    [store],
  );
  return <WorkbenchContext value={resting}>{children}</WorkbenchContext>;
}
