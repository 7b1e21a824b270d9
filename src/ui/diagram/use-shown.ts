import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect } from "react";
import type { View } from "../../scene/view.ts";

export interface ShownView {
  /** The view that is drawn. */
  readonly view: View;
  /** Where its left end is shown, which may be gliding. */
  readonly left: MotionValue<number>;
  /** Where the hand has it meanwhile, if anywhere: see `ViewControl`. */
  readonly hand: MotionValue<View | null>;
}

/** How what is drawn is shown: so many times as wide, and so many pixels of that left of the window. */
export interface Shown {
  readonly stretch: number;
  readonly left: number;
}

/** Calls `draw` as often as the window is to be seen elsewhere, and with each drawing. */
export function useShown({ view, left, hand }: ShownView, draw: (shown: Shown) => void): () => void {
  const redraw = useCallback(() => {
    const held = hand.get();
    draw(held ? { stretch: held.zoom / view.zoom, left: held.left } : { stretch: 1, left: left.get() });
  }, [view, left, hand, draw]);
  useLayoutEffect(redraw);
  useMotionValueEvent(left, "change", redraw);
  useMotionValueEvent(hand, "change", redraw);
  return redraw;
}
