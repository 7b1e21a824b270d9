import { useEffect, type RefObject } from "react";

/** While the listing in `box` has the focus, select all takes the listing and not the page. */
export function useSelectAll(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listing = box.current;
    const select = (event: KeyboardEvent) => {
      if (event.key !== "a" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (listing) window.getSelection()?.selectAllChildren(listing);
    };
    listing?.addEventListener("keydown", select);
    return () => listing?.removeEventListener("keydown", select);
  }, [box]);
}
