import { useDeferredValue, useMemo } from "react";
import { waitsAt, type Waits } from "../../store/blocked.ts";
import { useWorkbench } from "../use-workbench.ts";

/** Who waits at the cursor. Worked out after the pictures have moved: with many nodes it takes a while. */
export function useWaits(): Waits {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useDeferredValue(useWorkbench((workbench) => workbench.cursor));
  const last = run.trace.steps.length - 1;
  const waits = useMemo(() => waitsAt(run, Math.min(cursor, last)), [run, cursor, last]);
  const hides = useWorkbench((workbench) => workbench.hidesFuture);
  // That nothing ends a wait is known only at the end.
  return hides && cursor < last ? { ...waits, blocked: [] } : waits;
}
