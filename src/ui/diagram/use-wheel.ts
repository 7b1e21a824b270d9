import { useEffect, useRef, type RefObject } from "react";

/** A turn of the wheel, in pixels whatever the browser counts in. */
export interface Turn {
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
 * React hears the wheel passively, and what is turned here must not scroll the page as well. But where `turn` has
 * nothing to do with it, and answers false, the page has it.
 */
export function useWheel(element: RefObject<HTMLElement | null>, turn: (turn: Turn) => boolean): void {
  const heard = useRef(turn);
  useEffect(() => {
    heard.current = turn;
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
