import { startTransition, useEffect, useLayoutEffect, useState, type RefObject } from "react";
import type { Size } from "../../scene/geometry.ts";

/** Whether the page has a picture. The first is rendered in slices, so that the browser can paint the page around it. */
let hasPicture = false;

/** The room that an element has for its content, in whole pixels; null until it has been measured. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return undefined;
    const measure = () => {
      const width = measured.clientWidth;
      const height = measured.clientHeight;
      setSize((known) => (known?.width === width && known.height === height ? known : { width, height }));
    };
    const soon = () => (hasPicture ? measure() : startTransition(measure));
    soon();
    const observer = new ResizeObserver(soon);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  useEffect(() => {
    if (size !== null) hasPicture = true;
  }, [size]);
  return size;
}
