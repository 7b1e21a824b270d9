import { useReducedMotionConfig } from "framer-motion";
import { useMemo, useState } from "react";
import { isJump, still, Tempo, type Pace } from "./pace.ts";

/**
 * The pace of the last change of the cursor. A jump is a cut, as is everything for those who asked for less
 * motion, and whatever comes with a new `plan`: another run, or another size.
 */
export function usePace(plan: unknown, cursor: number): Pace {
  const reduced = useReducedMotionConfig() === true;
  const [tempo] = useState(() => new Tempo());
  const [last, setLast] = useState({ plan, cursor, cut: true });
  let cut = last.cut;
  if (last.cursor !== cursor || last.plan !== plan) {
    cut = reduced || last.plan !== plan || isJump(cursor - last.cursor);
    setLast({ plan, cursor, cut });
  }
  return useMemo(
    () => (cut ? still : { cut: false, seconds: () => tempo.secondsTo(cursor) }),
    [cut, tempo, cursor],
  );
}
