import type { WorkbenchStore } from "../../store/workbench.ts";
import { currentAddress } from "../address/current-address.ts";

const key = "interleave.kept";

/**
 * Loads the page again without losing the run: in the address, or in the session when the part that packs it into an
 * address is missing too.
 */
export async function reloadKeeping(store: WorkbenchStore): Promise<void> {
  const state = store.getState();
  try {
    window.history.replaceState(null, "", await currentAddress(state, null));
  } catch {
    window.sessionStorage.setItem(key, JSON.stringify(state.run.scenario));
  }
  window.location.reload();
}

/** The text of a run that was kept over a reload; null when there is none. It is handed out once. */
export function keptRun(): string | null {
  try {
    const text = window.sessionStorage.getItem(key);
    window.sessionStorage.removeItem(key);
    return text;
  } catch {
    // A browser that keeps nothing has kept no run.
    return null;
  }
}
