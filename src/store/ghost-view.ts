import { sameMoment } from "./same-moment.ts";
import type { Workbench, WorkbenchStore } from "./workbench.ts";

/**
 * The workbench as it would be if the ghost were the run: what shows a run shows the ghost through it. It has no
 * cursor of its own, it stands at the moment at which the workbench stands, and going somewhere in it takes the
 * workbench along. Nothing can be changed through it.
 */
export function ghostView(main: WorkbenchStore): WorkbenchStore {
  const listeners = new Set<() => void>();
  let hovered: number | null = null;
  /** A step of the ghost that was gone to, as long as the workbench stays where that took it. */
  let pinned: { readonly step: number; readonly cursor: number } | null = null;
  let seen: Workbench | null = null;
  let shown: Workbench | null = null;
  let ghost = main.getState().ghost ?? main.getState().run;

  const stale = () => {
    shown = null;
    for (const listener of listeners) listener();
  };
  const goTo = (step: number) => {
    const { run, cursor } = view();
    const { goTo: go, run: own } = main.getState();
    const last = run.trace.steps.length - 1;
    const wanted = Math.max(0, Math.min(step, last));
    pinned = null;
    shown = null;
    go(sameMoment(run, wanted, own));
    if (view().cursor !== wanted) pinned = { step: wanted, cursor: main.getState().cursor };
    if (cursor !== wanted) stale();
  };
  const nothing = () => {};
  const own: Partial<Workbench> = {
    ghost: null,
    preview: null,
    comparing: false,
    edit: nothing,
    change: nothing,
    tryOut: nothing,
    commitPreview: nothing,
    cancelPreview: nothing,
    hover: (step) => {
      hovered = step;
      stale();
    },
    goTo,
    goBy: (steps) => goTo(view().cursor + steps),
    goToEnd: () => goTo(view().run.trace.steps.length - 1),
  };
  const view = (): Workbench => {
    const state = main.getState();
    if (shown !== null && seen === state) return shown;
    const run = (ghost = state.ghost ?? ghost);
    if (seen?.ghost !== state.ghost) hovered = null;
    if (pinned && (pinned.cursor !== state.cursor || seen?.ghost !== state.ghost)) pinned = null;
    seen = state;
    shown = {
      ...state,
      ...own,
      run,
      cursor: pinned?.step ?? sameMoment(state.run, state.cursor, run),
      hovered,
    };
    return shown;
  };
  return {
    getState: view,
    getInitialState: view,
    setState: nothing,
    subscribe: (listener) => {
      let last = view();
      const hear = () => {
        const before = last;
        last = view();
        if (last !== before) listener(last, before);
      };
      const end = main.subscribe(hear);
      listeners.add(hear);
      return () => {
        end();
        listeners.delete(hear);
      };
    },
  };
}
