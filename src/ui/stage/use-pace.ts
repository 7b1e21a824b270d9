import { useReducedMotionConfig } from "framer-motion";
import { useState } from "react";
import { stopsBetween } from "../../store/interesting.ts";
import { useWorkbenchStore } from "../use-workbench.ts";
import { isJump, still, Tempo, type Pace } from "./pace.ts";

/**
 * The pace of the last change. On the same `ground` a step moves, and so does another `run`, as after an edit; a jump
 * of the cursor is a cut, as is another ground, and everything for those who asked for less motion.
 */
export function usePace(ground: unknown, cursor: number, run: unknown = null): Pace {
  const store = useWorkbenchStore();
  const reduced = useReducedMotionConfig() === true;
  const [tempo] = useState(() => new Tempo());
  const [last, setLast] = useState({ ground, cursor, run, pace: still });
  if (last.cursor === cursor && last.ground === ground && last.run === run) return last.pace;
  const { run: shown, mattersOnly } = store.getState();
  const stops = stopsBetween(shown, last.cursor, cursor, mattersOnly);
  const cut = reduced || last.ground !== ground || (last.run === run && isJump(stops));
  const direction = last.run !== run ? "changed" : cursor < last.cursor ? "back" : "forward";
  const pace = cut ? still : tempo.next(direction);
  setLast({ ground, cursor, run, pace });
  return pace;
}
