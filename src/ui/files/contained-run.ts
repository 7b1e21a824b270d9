import type { WorkbenchStore } from "../../store/workbench.ts";
import { readAddress } from "../address/address.ts";
import { openFile } from "./run-file.ts";

/** Opens the run that the page was handed out with as one file, unless its address already names a run. */
export function containedRun(): ((store: WorkbenchStore) => Promise<void>) | null {
  const contained = document.getElementById("interleave-run");
  if (!contained || readAddress(window.location.hash) !== null) return null;
  const { name = "", step } = contained.dataset;
  return async (store) => {
    await openFile(store, new File([contained.textContent ?? ""], name));
    // Its name stands in the page already.
    if (store.getState().notice?.kind === "done") store.getState().dismiss();
    store.getState().goTo(Number(step));
  };
}
