import type { Theme } from "../../store/page-state.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";
import { readAddress } from "./address.ts";
import { currentAddress } from "./current-address.ts";
import { addressOpener, type Left } from "./open-address.ts";

/**
 * Browsers refuse more than about a hundred changes of the address in half a minute, and to each of them they do work
 * that is seen where something moves: of changes in a row the last one is written.
 */
const pauseMs = 320;
/** So long is it not written at most, while change follows change. */
const mostMs = 2000;
/** After a browser has refused a change of the address, the next is tried so much later. */
const refusedMs = 10_000;
/** So many scenarios are remembered as they were left, for Back. */
const leftMost = 50;

/** As much of a window as is needed here: what a page has, and what a test makes up. */
interface Page {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, "state" | "pushState" | "replaceState">;
  readonly addEventListener: (type: "popstate" | "hashchange", hear: () => void) => void;
}

/**
 * Keeps the page's address and the workbench in step: a change of the address opens what it means, a change of run or
 * cursor is written into it, at once and, where others follow or the run plays, when they pause. Every scenario that is
 * opened has an entry of its own in the browser's history, and Back leads to it as it was left, with what undo knows of
 * it. Resolves when the first address is open.
 */
export async function followAddress(
  store: WorkbenchStore,
  page: Page = window,
  encode = currentAddress,
): Promise<void> {
  const openAddress = addressOpener(store);
  /** By the key that their entries of the browser's history have. No other page, and no earlier load, has the same. */
  const left = new Map<string, Left>();
  const keyOf = (story: number) => `${performance.timeOrigin} ${story}`;
  const shown = () => keyOf(store.getState().history.story);
  const asShown = (): Left => {
    const { run, history, cursor, showsLive } = store.getState();
    return { experiment: run.experiment, history, cursor, showsLive };
  };
  /** What the browser's entry stands for. */
  let entry = shown();
  /** The address as it was written or heard last: another one is on its way to be opened, and is not written over. */
  let known = page.location.hash;
  let opening = 0;
  let writing = 0;
  let isUnwritten = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  let writtenMs = -Infinity;

  // What is only tried out has no address of its own.
  const hasAddress = () => opening === 0 && store.getState().preview === null;
  const write = () => {
    if (!hasAddress()) return;
    // What is still being packed is of a run, or of a step, that is gone.
    writing++;
    stale = pause !== undefined || store.getState().playing;
    pauseFor(pauseMs);
    if (!stale || performance.now() - writtenMs > mostMs) void writeNow();
  };
  const pauseFor = (ms: number) => {
    clearTimeout(pause);
    pause = setTimeout(rest, ms);
  };
  const rest = () => {
    pause = undefined;
    if (stale && hasAddress()) void writeNow();
  };
  const writeNow = async () => {
    stale = false;
    writtenMs = performance.now();
    const mine = ++writing;
    const state = store.getState();
    const key = shown();
    try {
      const address = await encode(state, themeInAddress(page.location.hash, state.theme));
      if (mine === writing) put(key, address);
    } catch {
      if (mine !== writing || isUnwritten) return;
      isUnwritten = true;
      state.tell(unwritten);
    }
  };
  const put = (key: string, address: string) => {
    if (page.location.hash !== known) return;
    try {
      if (key === entry) page.history.replaceState({ key }, "", address);
      else page.history.pushState({ key }, "", address);
      entry = key;
      known = page.location.hash;
      isUnwritten = false;
    } catch {
      // A browser that has had enough of changes says so by throwing.
      stale = true;
      pauseFor(refusedMs);
    }
  };
  const open = async (hash: string, before?: Left) => {
    opening++;
    writing++;
    try {
      await openAddress(hash, before);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      store.getState().tell({ kind: "problem", title: "This link could not be opened", text: `${why}.` });
    } finally {
      opening--;
      entry = shown();
      write();
    }
  };
  const keyOfEntry = (): unknown => (page.history.state as { readonly key?: unknown } | null)?.key;
  const goBack = () => {
    const key = keyOfEntry();
    // An address that was typed is heard once more, as a change of the hash: until it opens, nothing is written over it.
    if (key !== shown() && !(typeof key === "string" && left.has(key))) return;
    known = page.location.hash;
    // What is still being opened gives way to the run that is shown.
    const before = key === shown() ? asShown() : typeof key === "string" ? left.get(key) : undefined;
    if (key === shown() && opening === 0) write();
    else if (before) void open("", before);
  };

  page.addEventListener("popstate", goBack);
  page.addEventListener("hashchange", () => {
    const key = keyOfEntry();
    known = page.location.hash;
    if (key !== shown() && !(typeof key === "string" && left.has(key))) void open(page.location.hash);
  });
  store.subscribe((now, before) => {
    const { run, history, preview, cursor, showsLive } = before;
    if (now.history.story === history.story) return;
    const { experiment } = run;
    const leftAt = preview?.baseCursor ?? cursor;
    left.set(keyOf(history.story), { experiment, history, cursor: leftAt, showsLive });
    for (const oldest of [...left.keys()].slice(0, -leftMost)) left.delete(oldest);
  });
  await open(page.location.hash);
  store.subscribe((now, before) => {
    const isOther =
      now.run !== before.run ||
      now.cursor !== before.cursor ||
      now.theme !== before.theme ||
      now.presenting !== before.presenting ||
      now.showsLive !== before.showsLive;
    if (isOther || now.preview !== before.preview) write();
  });
}

const unwritten = {
  kind: "problem",
  title: "The address does not match this run",
  text: "A part of the page could not be loaded. Save the run to keep it.",
} as const;

/** A theme that came with the link stays in it until another one is chosen. */
function themeInAddress(hash: string, theme: Theme): Theme | null {
  return readAddress(hash)?.address.theme === theme ? theme : null;
}
