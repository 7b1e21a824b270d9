import { useEffect, useState, type RefObject } from "react";

/** A part of the picture from top to bottom, in pixels. */
export interface Rows {
  readonly y: number;
  readonly height: number;
}

/**
 * The rows of a picture that is taller than its room which are seen, and some more, so that they change only now and
 * then while it is scrolled. All of them where there is room for all.
 */
export function useRows(picture: RefObject<HTMLElement | null>, whole: number, room: number): Rows {
  const isTall = whole > room + 1;
  const stride = Math.max(1, Math.ceil(room / 2));
  const [first, setFirst] = useState(0);
  useEffect(() => {
    const scroller = isTall ? picture.current?.parentElement : null;
    const hear = () => setFirst(Math.floor((scroller?.scrollTop ?? 0) / stride));
    hear();
    scroller?.addEventListener("scroll", hear, { passive: true });
    return () => scroller?.removeEventListener("scroll", hear);
  }, [picture, isTall, stride]);
  if (!isTall) return { y: 0, height: whole };
  const y = Math.min(first * stride, Math.max(0, whole - room - stride));
  return { y, height: Math.min(whole - y, room + stride) };
}
