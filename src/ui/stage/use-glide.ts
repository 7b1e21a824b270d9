import { useMotionValue, type MotionValue } from "framer-motion";
import { useLayoutEffect, useRef } from "react";
import { move } from "../loop/move.ts";
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
    const from = value.get();
    return move("hand", seconds * 1000, goesOn ? onTheMove : fromRest, (share) => {
      value.set(share === 1 ? target : from + (target - from) * share);
      if (share < 1) return;
      heading.current = 0;
      arrived();
    });
  }, [value, target]);
  return value;
}
