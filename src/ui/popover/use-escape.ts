import { useEffect } from "react";
import type { Workbench } from "../../store/workbench.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

/**
 * Escape leaves a part of the page, unless it first puts away what lies over it: a menu, a dialog, a lens, or an
 * edit that is being tried out.
 */
export function useEscape(leave: (workbench: Workbench) => void): void {
  const store = useWorkbenchStore();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const workbench = store.getState();
      const isFree = workbench.hovered === null && workbench.preview === null && !isSomethingOpen();
      if (event.key === "Escape" && !event.isComposing && isFree) leave(workbench);
    };
    // Heard before any widget, which may have an Escape of its own that changes nothing.
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [store, leave]);
}

function isSomethingOpen(): boolean {
  return document.querySelector(":popover-open, dialog[open]") !== null;
}
