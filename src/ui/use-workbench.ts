import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { invariant } from "../base/invariant.ts";
import type { Workbench, WorkbenchStore } from "../store/workbench.ts";

/** The store of the page; `main.tsx` provides it once. */
export const WorkbenchContext = createContext<WorkbenchStore | null>(null);

/** The store itself, for actions and for reading without drawing again: `store.getState().goTo(3)`. */
export function useWorkbenchStore(): WorkbenchStore {
  const store = useContext(WorkbenchContext);
  invariant(store, "the workbench's store is provided at the root");
  return store;
}

/** What `selector` reads of the workbench; draws again only when that changes (compared by identity). */
export function useWorkbench<T>(selector: (workbench: Workbench) => T): T {
  return useStore(useWorkbenchStore(), selector);
}
