import { besideStep } from "./side-by-side.ts";
import type { Workbench, WorkbenchStore } from "./workbench.ts";

/**
 * The workbench as if the ghost were its run: components show the ghost through it. It has no cursor of its own:
 * it is at the workbench's time, and going to a step moves the workbench. It changes nothing.
 */
export function ghostView(main: WorkbenchStore): WorkbenchStore {
  const listeners = new Set<() => void>();
  let hovered: number | null = null;
  let seen: Workbench | null = null;
  let shown: Workbench | null = null;
  let ghost = main.getState().ghost ?? main.getState().run;

  const goTo = (step: number) => main.getState().goToBeside(step);
  const nothing = () => {};
  const own: Partial<Workbench> = {
    ghost: null,
    preview: null,
    comparing: false,
    edit: nothing,
    change: nothing,
    tryOut: nothing,
    tryOutSoon: nothing,
    commitPreview: nothing,
    cancelPreview: nothing,
    hover: (step) => {
      hovered = step;
      shown = null;
      for (const listener of listeners) listener();
    },
    goTo,
    goBy: (direction) => goTo(view().cursor + direction),
    goToEnd: () => goTo(view().run.trace.steps.length - 1),
  };
  const view = (): Workbench => {
    const state = main.getState();
    if (shown !== null && seen === state) return shown;
    const run = (ghost = state.ghost ?? ghost);
    if (seen?.ghost !== state.ghost) hovered = null;
    seen = state;
    shown = {
      ...state,
      ...own,
      run,
      cursor: besideStep({ ...state, ghost: run }),
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
