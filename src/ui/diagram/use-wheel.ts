import { useEffect, useRef, type RefObject } from "react";

/** A move of the wheel, in pixels, whatever unit the browser uses. */
export interface WheelMove {
  readonly deltaX: number;
  readonly deltaY: number;
  /** As with Ctrl, or two fingers on a pad. */
  readonly zooms: boolean;
  readonly clientX: number;
  readonly clientY: number;
}

/** Pixels for what the browser calls a pixel, a line and a page. */
const unitPx = [1, 16, 400] as const;

/**
 * React listens to the wheel passively, but a move that is used here must not scroll the page too. If `moved`
 * returns false, the page scrolls.
 */
export function useWheel(element: RefObject<HTMLElement | null>, moved: (move: WheelMove) => boolean): void {
  const heard = useRef(moved);
  useEffect(() => {
    heard.current = moved;
  });
  useEffect(() => {
    const target = element.current;
    const hear = (event: WheelEvent) => {
      const unit = unitPx[event.deltaMode] ?? 1;
      const { clientX, clientY, ctrlKey: zooms } = event;
      const { deltaX, deltaY } = event;
      if (heard.current({ deltaX: deltaX * unit, deltaY: deltaY * unit, zooms, clientX, clientY }))
        event.preventDefault();
    };
    target?.addEventListener("wheel", hear, { passive: false });
    return () => target?.removeEventListener("wheel", hear);
  }, [element]);
}
