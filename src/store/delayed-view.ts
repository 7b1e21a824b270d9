import type { Workbench, WorkbenchStore } from "./workbench.ts";

/** When a delayed view follows the workbench. */
export interface Following {
  /** The workbench has changed; `shown` is what the view still shows. */
  readonly hear: (now: Workbench, shown: Workbench) => void;
  /** Nobody looks any more: nothing is waited for. */
  readonly leave: () => void;
}

/**
 * The workbench as it was when it was last followed. Its actions are the workbench's own, and whoever only asks and
 * does not listen is told how the workbench stands.
 */
export function delayedView(
  main: WorkbenchStore,
  following: (follow: () => void) => Following,
): WorkbenchStore {
  const listeners = new Set<(now: Workbench, before: Workbench) => void>();
  let shown = main.getState();
  let leave: (() => void) | null = null;
  const follow = () => {
    const before = shown;
    shown = main.getState();
    if (shown !== before) for (const listener of listeners) listener(shown, before);
  };
  const policy = following(follow);
  const state = () => (listeners.size === 0 ? (shown = main.getState()) : shown);
  return {
    getState: state,
    getInitialState: state,
    setState: main.setState,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        shown = main.getState();
        leave = main.subscribe((now) => policy.hear(now, shown));
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        policy.leave();
        leave?.();
      };
    },
  };
}
