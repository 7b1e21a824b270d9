import type { MotionValue } from "framer-motion";
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Work } from "../../base/work.ts";

/** What takes longer than this, in ms, goes on in the next frame, if it can. */
const sliceMs = 4;

/**
 * Brings what the hand asks for to the page: prepared in frames of their own, then drawn in one, again and again as
 * long as it asks for something else meanwhile. So no frame has all of the work, and none is late.
 */
export function useFramesAhead<T>(
  wanted: MotionValue<T | null>,
  prepare: ((what: T) => Work<void>) | null,
  draw: (what: T) => void,
): () => void {
  const frame = useRef(0);
  const latest = useRef({ prepare, draw });
  useLayoutEffect(() => {
    latest.current = { prepare, draw };
  });
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback(() => {
    const next = (act: () => void) => {
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        // Something else may have put the window elsewhere.
        if (wanted.get() !== null) act();
      });
    };
    const begin = () => {
      const what = wanted.get();
      if (what !== null) goOn(what, latest.current.prepare?.(what));
    };
    const goOn = (what: T, work: Work<void> | undefined) => {
      const isOver = !work || slice(work);
      next(isOver ? () => draw(what) : () => goOn(what, work));
    };
    const draw = (what: T) => {
      latest.current.draw(what);
      if (wanted.get() === what) wanted.set(null);
      else next(begin);
    };
    if (frame.current === 0) next(begin);
  }, [wanted]);
}

/** Does as much of it as a frame has time for; whether that was all. */
function slice(work: Work<void>): boolean {
  const untilMs = performance.now() + sliceMs;
  while (performance.now() < untilMs) if (work.next().done) return true;
  return false;
}
