import { useEffect } from "react";
import type { Prepare } from "../store/attempts.ts";
import { useWorkbenchStore } from "./use-workbench.ts";

/** Has what is drawn of a run derived before the run is shown, where it is tried out a slice at a time. */
export function usePrepared(prepare: Prepare): void {
  const store = useWorkbenchStore();
  useEffect(() => store.getState().prepareBy(prepare), [store, prepare]);
}
