import { useMotionValueEvent, type MotionValue } from "framer-motion";
import { useCallback, useLayoutEffect, useRef, type ReactNode } from "react";
import type { Frame } from "../../scene/frame.ts";
import type { View } from "../../scene/view.ts";

export interface Moved {
  /** The view that is drawn. */
  readonly view: View;
  /** Where its left end is seen, which may be gliding. */
  readonly left: MotionValue<number>;
  /** Where the hand has it meanwhile, if anywhere: see `ViewControl`. */
  readonly hand: MotionValue<View | null>;
}

/**
 * Calls `place` whenever the window is to be seen elsewhere, and with each drawing: with how many times as wide as it is
 * drawn, and how many pixels of that are left of the window.
 */
export function useMoved(
  { view, left, hand }: Moved,
  place: (stretch: number, left: number) => void,
): () => void {
  const again = useCallback(() => {
    const held = hand.get();
    if (held) place(held.zoom / view.zoom, held.left);
    else place(1, left.get());
  }, [view, left, hand, place]);
  useLayoutEffect(again);
  useMotionValueEvent(left, "change", again);
  useMotionValueEvent(hand, "change", again);
  return again;
}

interface Props extends Moved {
  readonly frame: Frame;
  readonly children: ReactNode;
}

/** What is seen of the run: the drawing as a whole, moved under an opening. */
export function Window({ frame, view, left, hand, children }: Props) {
  const content = useRef<HTMLDivElement>(null);
  const { plot, inset, size } = frame;
  const place = useCallback(
    (stretch: number, from: number) => {
      const scale = stretch === 1 ? "" : ` scaleX(${stretch.toFixed(5)})`;
      if (content.current)
        content.current.style.transform = `translateX(${(inset - from).toFixed(2)}px)${scale}`;
    },
    [inset],
  );
  useMoved({ view, left, hand }, place);
  return (
    <div className="diagram-window" style={{ left: plot.x, width: size.width - plot.x, height: size.height }}>
      <div ref={content} className="diagram-moved">
        {children}
      </div>
    </div>
  );
}
