import { useCallback, useRef, type ReactNode } from "react";
import type { Frame } from "../../scene/frame.ts";
import { useShown, type Shown, type ShownView } from "./use-shown.ts";

interface Props extends ShownView {
  readonly frame: Frame;
  readonly children: ReactNode;
}

/** What is seen of the run: the drawing as a whole, moved under an opening. */
export function Window({ frame, view, left, hand, children }: Props) {
  const content = useRef<HTMLDivElement>(null);
  const { plot, inset, size } = frame;
  const draw = useCallback(
    (shown: Shown) => {
      const x = inset - shown.left;
      const stretch = shown.stretch === 1 ? "" : ` scaleX(${shown.stretch.toFixed(5)})`;
      if (content.current) content.current.style.transform = `translateX(${x.toFixed(2)}px)${stretch}`;
    },
    [inset],
  );
  useShown({ view, left, hand }, draw);
  return (
    <div className="diagram-window" style={{ left: plot.x, width: size.width - plot.x, height: size.height }}>
      <div ref={content} className="diagram-moved">
        {children}
      </div>
    </div>
  );
}
