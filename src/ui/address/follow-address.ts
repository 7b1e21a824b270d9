import type { Theme, WorkbenchStore } from "../../store/workbench.ts";
import { readAddress } from "./address.ts";
import { currentAddress } from "./current-address.ts";
import { addressOpener } from "./open-address.ts";

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const pauseMs = 320;

/**
 * Keeps the page's address and the workbench in step: a change of the address opens what it means, a change of
 * run or cursor is written into it, at once and then at most every `pauseMs`. Resolves when the first address
 * is open.
 */
export async function followAddress(store: WorkbenchStore): Promise<void> {
  const openAddress = addressOpener(store);
  let opening = 0;
  let resting = false;
  let stale = false;

  const write = () => {
    // What is only tried out has no address of its own.
    if (opening > 0 || store.getState().preview !== null) return;
    if (resting) {
      stale = true;
      return;
    }
    resting = true;
    stale = false;
    setTimeout(() => {
      resting = false;
      if (stale) write();
    }, pauseMs);
    const state = store.getState();
    currentAddress(state, themeInAddress(state.theme)).then(replace, () => {});
  };
  const open = async () => {
    opening++;
    await openAddress(window.location.hash);
    opening--;
    write();
  };

  window.addEventListener("hashchange", () => void open());
  await open();
  store.subscribe((now, before) => {
    const isOther = now.run !== before.run || now.cursor !== before.cursor || now.theme !== before.theme;
    if (isOther || now.preview !== before.preview) write();
  });
}

/** A theme that came with the link stays in it until another one is chosen. */
function themeInAddress(theme: Theme): Theme | null {
  return readAddress(window.location.hash)?.address.theme === theme ? theme : null;
}

function replace(address: string): void {
  try {
    window.history.replaceState(null, "", address);
  } catch {
    // A browser that has had enough of changes says so by throwing; the next change is written again.
  }
}
