import { animateValue, useMotionValue, type MotionValue } from "framer-motion";
import { useLayoutEffect, useRef } from "react";
import { fromRest, onTheMove, type Pace } from "./pace.ts";

/**
 * A number that glides to `target` from wherever it is shown. A new target takes over from a glide that is
 * still going on; only a cut does not wait.
 */
export function useGlide(
  target: number,
  pace: Pace,
  begin = target,
  onArrival?: () => void,
): MotionValue<number> {
  const value = useMotionValue(begin);
  const latest = useRef({ pace, onArrival });
  /** Which way a glide goes that has not arrived. */
  const heading = useRef(0);
  useLayoutEffect(() => {
    latest.current = { pace, onArrival };
  });
  useLayoutEffect(() => {
    const arrived = () => latest.current.onArrival?.();
    const seconds = latest.current.pace.seconds();
    const ahead = Math.sign(target - value.get());
    const goesOn = ahead !== 0 && ahead === heading.current;
    heading.current = seconds === 0 ? 0 : ahead;
    if (heading.current === 0) {
      value.jump(target);
      arrived();
      return undefined;
    }
    const glide = animateValue({
      keyframes: [value.get(), target],
      duration: seconds * 1000,
      ease: goesOn ? onTheMove : fromRest,
      onUpdate: (now: number) => value.set(now),
      onComplete: () => {
        heading.current = 0;
        arrived();
      },
    });
    return () => glide.stop();
  }, [value, target]);
  return value;
}
