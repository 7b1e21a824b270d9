import type { Theme, WorkbenchStore } from "../../store/workbench.ts";
import { readAddress } from "./address.ts";
import { currentAddress } from "./current-address.ts";
import { addressOpener } from "./open-address.ts";

/**
 * Browsers refuse more than about a hundred changes of the address in half a minute, and to each of them they do work
 * that is seen where something moves: of changes in a row the last one is written.
 */
const pauseMs = 320;
/** So long is it not written at most, while change follows change. */
const mostMs = 2000;

/**
 * Keeps the page's address and the workbench in step: a change of the address opens what it means, a change of
 * run or cursor is written into it, at once and, where others follow or the run plays, when they pause. Resolves when the first
 * address is open.
 */
export async function followAddress(store: WorkbenchStore): Promise<void> {
  const openAddress = addressOpener(store);
  let opening = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  let writtenMs = -Infinity;

  // What is only tried out has no address of its own.
  const hasAddress = () => opening === 0 && store.getState().preview === null;
  const write = () => {
    if (!hasAddress()) return;
    stale = pause !== undefined || store.getState().playing;
    clearTimeout(pause);
    pause = setTimeout(rest, pauseMs);
    if (!stale || performance.now() - writtenMs > mostMs) writeNow();
  };
  const rest = () => {
    pause = undefined;
    if (stale && hasAddress()) writeNow();
  };
  const writeNow = () => {
    stale = false;
    writtenMs = performance.now();
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
