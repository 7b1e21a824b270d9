import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { invariant } from "../base/invariant.ts";
import type { Workbench, WorkbenchStore } from "../store/workbench.ts";
import { loop } from "./loop/loop.ts";
import { PartContext } from "./loop/part.tsx";

/** The store of the page; `main.tsx` provides it once. */
export const WorkbenchContext = createContext<WorkbenchStore | null>(null);

/** The store itself, for actions and for reading without drawing again: `store.getState().goTo(3)`. */
export function useWorkbenchStore(): WorkbenchStore {
  const store = useContext(WorkbenchContext);
  invariant(store, "the workbench's store is provided at the root");
  return store;
}

/**
 * What `selector` reads of the workbench as it is now. The component draws again when that changes (compared by
 * identity): in its part's place of the next frames, or at once outside of a part.
 */
export function useWorkbench<T>(selector: (workbench: Workbench) => T): T {
  const store = useWorkbenchStore();
  const part = useContext(PartContext);
  const subscribe = useCallback(
    (changed: () => void) => {
      if (part === null) return store.subscribe(changed);
      const leave = store.subscribe(() => loop.invalidate(part, changed));
      return () => {
        leave();
        loop.callOff(changed);
      };
    },
    [store, part],
  );
  return useSyncExternalStore(subscribe, () => selector(store.getState()));
}

/** The run that is shown, and its step: where the run is, and where we are in it. */
export function useStep() {
  const run = useWorkbench((workbench) => workbench.run);
  const cursor = useWorkbench((workbench) => workbench.cursor);
  return { run, cursor };
}
