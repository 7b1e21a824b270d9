import type { Theme } from "../../store/page-state.ts";
import type { WorkbenchStore } from "../../store/workbench.ts";

/** As wide as a sheet of A4 or Letter within its margins, in CSS pixels. */
const sheetPx = 690;

/**
 * Makes the page ready for paper, just before it is printed: light colours, and pictures as large as they are on the
 * screen, made smaller as a whole. What is laid out anew for a narrow sheet would be cut, for no script runs then.
 */
export function preparePrint(store: WorkbenchStore): void {
  let before: Theme | null = null;
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll<HTMLElement>(".workbench-stage, .workbench-diagram")) {
      const { width, height } = part.getBoundingClientRect();
      part.style.setProperty("--print-width", `${width}px`);
      part.style.setProperty("--print-height", `${height}px`);
      part.style.setProperty("--print-zoom", String(Math.min(1, sheetPx / width)));
    }
    before ??= store.getState().theme;
    store.getState().showTheme("light");
  });
  window.addEventListener("afterprint", () => {
    if (before) store.getState().showTheme(before);
    before = null;
  });
}
