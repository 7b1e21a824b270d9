import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useLayoutEffect } from "react";

type Value = MotionValue<number>;

/** Draws after every render, and in every frame in which one of the four numbers moves; React hears nothing of it. */
export function useDrawn(draw: () => void, [a, b, c, d]: readonly [Value, Value, Value, Value]): void {
  useLayoutEffect(draw);
  useMotionValueEvent(a, "change", draw);
  useMotionValueEvent(b, "change", draw);
  useMotionValueEvent(c, "change", draw);
  useMotionValueEvent(d, "change", draw);
}
