import { animateValue, useMotionValue, type MotionValue } from "framer-motion";
import { useLayoutEffect, useRef } from "react";
import type { Pace } from "./pace.ts";

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
  useLayoutEffect(() => {
    latest.current = { pace, onArrival };
  });
  useLayoutEffect(() => {
    const arrived = () => latest.current.onArrival?.();
    const seconds = latest.current.pace.seconds();
    if (seconds === 0 || value.get() === target) {
      value.jump(target);
      arrived();
      return undefined;
    }
    const glide = animateValue({
      keyframes: [value.get(), target],
      duration: seconds * 1000,
      ease: [0.3, 0, 0.2, 1],
      onUpdate: (now: number) => value.set(now),
      onComplete: arrived,
    });
    return () => glide.stop();
  }, [value, target]);
  return value;
}
