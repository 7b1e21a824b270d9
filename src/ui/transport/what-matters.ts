import type { WorkbenchStore } from "../../store/workbench.ts";

const place = "interleave.steps";

/** Whether stepping begins with only what matters: unless every step was chosen here before. */
export function mattersOnlyAtFirst(): boolean {
  try {
    return window.localStorage.getItem(place) !== "all";
  } catch {
    return true;
  }
}

/** Chooses it for good, as far as the browser lets us remember it. */
export function showOnlyWhatMatters(store: WorkbenchStore, mattersOnly: boolean): void {
  store.getState().showOnlyWhatMatters(mattersOnly);
  try {
    window.localStorage.setItem(place, mattersOnly ? "matters" : "all");
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
