import { useEffect, type RefObject } from "react";

/**
 * Scrolls a panel, never the page, so that the element with `data-scroll-to` is in view with some room around
 * it; `when` says what the place depends on, null for nowhere. What is in view already stays where it is.
 */
export function useScrollIntoPanel(panel: RefObject<HTMLElement | null>, when: unknown): void {
  useEffect(() => {
    const box = panel.current;
    const target = box?.querySelector<HTMLElement>("[data-scroll-to]");
    if (!box || !target || when === null) return;
    const room = Math.min(60, box.clientHeight / 5);
    const top = target.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const bottom = top + target.offsetHeight;
    if (top >= room && bottom <= box.clientHeight - room) return;
    const middle = box.scrollTop + top - Math.max(room, (box.clientHeight - target.offsetHeight) / 2);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({ top: middle, behavior: calm ? "instant" : "smooth" });
  }, [panel, when]);
}
