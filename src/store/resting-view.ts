import type { Wait } from "./player.ts";
import type { Workbench, WorkbenchStore } from "./workbench.ts";

/** So long must nothing change before the hand counts as resting, in ms of the viewer's own time. */
const restMs = 120;
/** Steps that follow each other sooner than this are passed and not looked at, as while a slider is dragged. */
const hurryMs = 160;

interface Follows {
  /** Whether every step is followed at once, however many come in a row. */
  readonly everyStep: boolean;
}

/**
 * The workbench for what stands beside the picture: while an edit is tried out, or step after step is passed, it
 * stays as it was, and follows once the hand rests or lets go. So the picture under the hand need not wait for
 * listings and lists. Its actions are the workbench's own.
 */
export function restingView(main: WorkbenchStore, wait: Wait, { everyStep }: Follows): WorkbenchStore {
  const listeners = new Set<(now: Workbench, before: Workbench) => void>();
  let shown = main.getState();
  let callOff: (() => void) | null = null;
  let leave: (() => void) | null = null;
  let calmDown: (() => void) | null = null;

  const hurry = () => {
    calmDown?.();
    calmDown = wait(hurryMs, () => (calmDown = null));
  };
  const follow = () => {
    callOff?.();
    callOff = null;
    const before = shown;
    shown = main.getState();
    if (shown !== before) for (const listener of listeners) listener(shown, before);
  };
  const hear = ({ preview, run, cursor }: Workbench) => {
    const isStep = !everyStep && run === shown.run && cursor !== shown.cursor;
    const isPassed = isStep && calmDown !== null;
    if (isStep) hurry();
    if (preview === null && !isPassed) return follow();
    callOff?.();
    callOff = wait(restMs, follow);
  };
  const state = () => (listeners.size === 0 ? (shown = main.getState()) : shown);
  return {
    getState: state,
    getInitialState: state,
    setState: main.setState,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        shown = main.getState();
        leave = main.subscribe(hear);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        callOff?.();
        callOff = null;
        calmDown?.();
        calmDown = null;
        leave?.();
      };
    },
  };
}
