import { useEffect, type RefObject } from "react";

/**
 * Scrolls a panel, never the page, so that the element with `data-scroll-to` is in view with some room around
 * it; `when` says what the place depends on. What is in view already stays where it is; where there is no such
 * element, as before the first step, the panel shows its beginning.
 */
export function useScrollIntoPanel(panel: RefObject<HTMLElement | null>, when: unknown): void {
  useEffect(() => {
    const box = panel.current;
    if (!box || when === null) return undefined;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    // It is told of the first size as well, once the page has been laid out: asked before, that would be done twice.
    let clientHeight: number | null = null;
    const resized = new ResizeObserver(() => {
      if (box.clientHeight === clientHeight) return;
      // The panel gives room to what is said under it, and gets it back.
      bringIntoView(box, clientHeight !== null || calm ? "instant" : "smooth");
      ({ clientHeight } = box);
    });
    resized.observe(box);
    return () => resized.disconnect();
  }, [panel, when]);
}

function bringIntoView(box: HTMLElement, behavior: ScrollBehavior): void {
  const target = box.querySelector<HTMLElement>("[data-scroll-to]");
  if (!target) {
    box.scrollTo({ top: 0, behavior: "instant" });
    return;
  }
  const room = Math.min(60, box.clientHeight / 5);
  const top = target.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const bottom = top + target.offsetHeight;
  if (top >= room && bottom <= box.clientHeight - room) return;
  const middle = box.scrollTop + top - Math.max(room, (box.clientHeight - target.offsetHeight) / 2);
  box.scrollTo({ top: middle, behavior });
}
