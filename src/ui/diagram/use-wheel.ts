import { useEffect, useRef, type RefObject } from "react";

/** React hears the wheel passively; here the page must not scroll by it. */
export function useWheel(element: RefObject<HTMLElement | null>, turn: (event: WheelEvent) => void): void {
  const heard = useRef(turn);
  useEffect(() => {
    heard.current = turn;
  });
  useEffect(() => {
    const target = element.current;
    const hear = (event: WheelEvent) => {
      event.preventDefault();
      heard.current(event);
    };
    target?.addEventListener("wheel", hear, { passive: false });
    return () => target?.removeEventListener("wheel", hear);
  }, [element]);
}
