import { useEffect } from "react";
import { isSomethingOpen } from "../popover/is-open.ts";
import { useWorkbenchStore } from "../use-workbench.ts";

/** Escape leaves the presentation. */
export function useLeavePresent(): void {
  const store = useWorkbenchStore();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const { presenting, comparing, present } = store.getState();
      if (event.key !== "Escape" || event.defaultPrevented || presenting === null || comparing) return;
      if (!isSomethingOpen()) present(false);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [store]);
}
